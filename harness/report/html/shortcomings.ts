/** What did not pass, in one list at the top, each a link to its experiment. */
import type { Analysis } from '../../model/analysis.ts';
import { formatMargin, glued } from '../format.ts';
import { isLeftOpen } from '../said.ts';
import type { PlacedExpectation } from '../verdict.ts';
import { shortcomings } from '../verdict.ts';
import { experimentId } from './experiment-id.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { verdictMark } from './verdict-mark.ts';

function outcome({ judged, experiment }: PlacedExpectation): string {
  if (isLeftOpen(judged, experiment)) return `not judged: ${experiment.inconclusive?.code}`;
  if (judged.verdict === 'inconclusive') return judged.reason ?? judged.observed;
  const parts = [`observed ${judged.observed}`];
  if (judged.limit !== null) parts.push(`limit ${judged.limit}`);
  if (judged.margin !== null) parts.push(formatMargin(judged.margin));
  return parts.join(' · ');
}

export function shortcomingList(analysis: Analysis): Markup {
  const all = shortcomings(analysis);
  if (all.length === 0) return null;
  return html`
    <ul class="shortcomings" aria-label="What did not pass">
      ${all.map(
        (one) => html`<li class=${one.judged.verdict}>
          ${verdictMark(one.judged.verdict)}
          <a href="#${experimentId(analysis, one.experiment)}">
            <span class="sentence">${glued(one.judged.sentence)}</span>
            <span class="outcome">${glued(outcome(one))}</span>
          </a>
          <span class="place">${one.experiment.name}</span>
        </li>`,
      )}
    </ul>
  `;
}
