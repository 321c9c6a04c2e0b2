/** The first thing a reader sees: what becomes of the stack, in a sentence and in one bar. */
import { plural } from '../../../model/count-text.ts';
import { longText } from '../../../model/duration-text.ts';
import type { Exploration } from '../../../model/exploration.ts';
import { formatWall } from '../../format.ts';
import { failureNote } from '../../html/failure-note.ts';
import { leftoverNote } from '../../html/leftover-note.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import type { Fate } from '../fates.ts';
import { countFates, headline } from '../fates.ts';

const words: Readonly<Record<Fate, string>> = {
  never: 'never came back',
  hand: 'needed a hand',
  itself: 'felt by users, came back by itself',
  unfelt: 'not felt by users',
  unknown: 'could not be judged',
  predicted: 'predicted, not tried',
};

function bar(exploration: Exploration): Markup {
  const fates = [...countFates(exploration)];
  if (fates.length === 0) return null;
  return html`
    <div class="fates">
      <div class="fate-bar" aria-hidden="true">
        ${fates.map(([fate, count]) => html`<i class="fate-${fate}" style=${`flex-grow:${count}`}></i>`)}
      </div>
      <ul>${fates.map(([fate, count]) => html`<li><i class="fate-${fate}" aria-hidden="true"></i><b>${count}</b> ${words[fate]}</li>`)}</ul>
    </div>
  `;
}

function facts(exploration: Exploration): readonly string[] {
  const { rows, untried, took, engine, wall, seed, learned } = exploration;
  const all = rows.length + untried.filter(({ why }) => why !== 'refused').length;
  return [
    `${rows.length === all ? `${all}` : `${rows.length} of ${all}`} faults tried in ${longText(took)}`,
    plural(learned.services.filter(({ once }) => !once).length, 'service'),
    ...(engine === null ? [] : [`engine ${engine.version}`]),
    formatWall(wall),
    `seed ${seed}`,
  ];
}

export const banner = (exploration: Exploration): Markup => html`
  <header class="banner">
    <p class="eyebrow">What breaks when anything breaks · ${exploration.files.join(', ')}</p>
    <h1>${headline(exploration)}</h1>
    ${bar(exploration)}
    <ul class="facts">${facts(exploration).map((fact) => html`<li>${fact}</li>`)}</ul>
    ${exploration.failures.map((one) => failureNote(one, 'inconclusive'))}
    ${leftoverNote(exploration.leftovers)}
  </header>
`;
