/** One experiment: its verdict, what became of it, its picture, its expectations, and the numbers behind. */
import type { Analysis, ExperimentAnalysis, LastingOutage } from '../../model/analysis.ts';
import type { Failure } from '../../model/failure.ts';
import type { AccountLine } from '../account.ts';
import { accountFor, accountLines } from '../account.ts';
import { drawPicture } from '../chart/picture.ts';
import { glued } from '../format.ts';
import { renewalText } from '../renewal-text.ts';
import { isSame, tellsAbove } from '../said.ts';
import { expectations } from './expectations.ts';
import { experimentAnchor, experimentId } from './experiment-id.ts';
import { failureNote } from './failure-note.ts';
import { findings } from './findings.ts';
import { legend } from './legend.ts';
import type { Markup } from './markup.ts';
import { html, trusted } from './markup.ts';
import { numbers } from './numbers.ts';
import { verdictMark } from './verdict-mark.ts';

const accountLine = (verb: string, line: AccountLine): Markup =>
  html`<div><dt>${verb}</dt><dd><b>${glued(line.figure)}</b> ${glued(line.words)}</dd></div>`;

/** Said before all else: what is not back when the window ends. */
const notBack = ({ text, expected }: LastingOutage): Markup =>
  html`<div class=${expected ? 'not-back' : 'not-back unexpected'}><dt>not back</dt><dd>${glued(text)}</dd></div>`;

function account(experiment: ExperimentAnalysis): Markup {
  const known = accountFor(experiment);
  const lines = known === null ? null : accountLines(known).map(([verb, line]) => accountLine(verb, line));
  if (lines === null && experiment.lasting.length === 0) return null;
  return html`<dl class="account">${experiment.lasting.map(notBack)}${lines}</dl>`;
}

/** Nothing to draw where the experiment never began. */
function picture(experiment: ExperimentAnalysis, id: string): Markup {
  if (experiment.span.to <= experiment.span.from) return null;
  return html`
    <figure>
      ${trusted('div', drawPicture(experiment, `${id}-picture`), { class: 'scroll' })}
      <figcaption>${legend(experiment)}</figcaption>
    </figure>
  `;
}

/** Without a steady state before it nothing was lost, found or healed that could be counted. */
const hasNumbers = ({ services, probes, inconclusive }: ExperimentAnalysis): boolean =>
  services.length + probes.length > 0 && inconclusive?.code !== 'R301';

/** What the head of the report tells is not repeated. */
function reason(inconclusive: Failure | null, analysis: Analysis): Markup {
  if (inconclusive === null) return null;
  const { code } = inconclusive;
  if (!tellsAbove(analysis).some((one) => isSame(one, inconclusive))) return failureNote(inconclusive, 'inconclusive');
  return html`<div class="note inconclusive"><strong>${code}</strong> as above</div>`;
}

export function experimentSection(analysis: Analysis, experiment: ExperimentAnalysis): Markup {
  const id = experimentId(analysis, experiment);
  const landed = experiment.landing === 'applied' ? 'landed' : experiment.landing;
  return html`
    <section class="experiment" id=${id} aria-labelledby="${id}-name">
      <h2 id="${id}-name">${verdictMark(experiment.verdict)} <span id=${experimentAnchor(experiment.name)}>${experiment.name}</span></h2>
      <p class="fault-line">${experiment.label} · ${landed}${experiment.proof === '' ? '' : `: ${experiment.proof}`}</p>
      ${experiment.renewed === null ? null : html`<p class="fault-line">${renewalText(experiment.renewed)}</p>`}
      ${reason(experiment.inconclusive, analysis)}
      ${account(experiment)}
      ${picture(experiment, id)}
      ${expectations(experiment)}
      ${findings(experiment.findings)}
      ${hasNumbers(experiment) ? numbers(experiment) : null}
    </section>
  `;
}
