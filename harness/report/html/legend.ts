/** The legend of one picture: only what occurs in it, each with its pattern. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import { distinct } from '../../model/distinct.ts';
import type { Outcome } from '../../model/probe.ts';
import type { Swatch } from '../chart/swatch.ts';
import { fillOf, fillShare, outcomeSwatch, stateSwatch } from '../chart/swatch.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const item = (swatch: Swatch, words: string, share = 1): Markup => html`
  <li>
    <svg viewBox="0 0 22 12" width="22" height="12" aria-hidden="true">
      <rect width="22" height=${12 * share} y=${12 * (1 - share)} fill=${fillOf(swatch)} class="state" />
    </svg>
    ${words}
  </li>
`;

function states(experiment: ExperimentAnalysis): readonly Swatch[] {
  const seen = experiment.services.flatMap((one) => one.replicas.flatMap((replica) => replica.lane));
  return distinct(seen.map((one) => stateSwatch[one.state]));
}

/** The swatches of a picture's outcome rows, each with the outcomes that it stands for there. */
function outcomes(experiment: ExperimentAnalysis): ReadonlyMap<Swatch, ReadonlySet<Outcome>> {
  const seen = new Map<Swatch, Set<Outcome>>();
  for (const probe of experiment.probes) {
    for (const run of [...probe.strip.fresh, ...probe.strip.kept]) {
      const swatch = outcomeSwatch[run.outcome];
      seen.set(swatch, (seen.get(swatch) ?? new Set()).add(run.outcome));
    }
  }
  return seen;
}

/** It stands for what its words say and for nothing else. */
const isPlain = (swatch: Swatch): boolean => fillShare(swatch) < 1;

export function legend(experiment: ExperimentAnalysis): Markup {
  const answers = [...outcomes(experiment)].toSorted(
    ([one], [other]) => Number(other.id === 'ok') - Number(one.id === 'ok'),
  );
  return html`
    <div class="legend">
      <ul><li class="legend-name">containers</li>${states(experiment).map((swatch) => item(swatch, swatch.words))}</ul>
      <ul>
        <li class="legend-name">probes</li>
        ${answers.map(([swatch, names]) => {
          const words = isPlain(swatch) ? swatch.words : `${swatch.words} (${[...names].join(', ')})`;
          return item(swatch, words, fillShare(swatch));
        })}
      </ul>
      <ul>
        <li class="legend-name">times</li>
        <li><b class="impact">▼</b> impact</li><li><b class="detection">◆</b> detection</li>
        <li><b class="action">■</b> action</li><li><b class="recovery">▲</b> recovery</li>
        <li><svg viewBox="0 0 26 12" width="26" height="12" aria-hidden="true"><path class="bracket" d="M1,1V11M1,6H25M25,1V11" /></svg> predicted</li>
        <li><b>●</b> measured, <b class="impact">✖</b> outside</li>
      </ul>
    </div>
  `;
}
