/** The change points of all scenarios, the newest first, each with its commit. They are told, and turn no night red. */
import { secondsText } from '../../model/duration-text.ts';
import { ratioText } from '../../model/rounding.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { foldedRows } from './folded-rows.ts';
import type { LinkOf } from './links.ts';
import type { Series } from './series.ts';
import { commitText, type Shift } from './shifts.ts';
import type { TrendRow } from './trend.ts';

export interface PlacedShift {
  readonly row: TrendRow;
  readonly series: Series;
  readonly shift: Shift;
}

const cause = ({ commit, found, surroundings }: Shift): Markup => html`
  ${commit === null ? null : html`<span>${found ? 'since' : 'first measured with'} ${commitText(commit)}</span>`}
  ${surroundings.map((one) => html`<span>${one}</span>`)}
  ${commit === null && surroundings.length === 0 ? html`<span class="quiet">the same commit, engine and host as before</span>` : null}
`;

const entry = ({ row, series, shift }: PlacedShift, linkOf: LinkOf, named: boolean): Markup => {
  const link = linkOf(shift.line);
  const slower = shift.after > shift.before;
  return html`
    <tr>
      ${named ? html`<th scope="row"><a href=${row.page}>${row.scenario}</a></th>` : null}
      <td class="date">${link === null ? shift.line.night : html`<a href=${link}>${shift.line.night}</a>`}</td>
      <td>${series.title}<span class="quiet">${series.experiment}</span></td>
      <td class="number"><b class=${slower ? 'above' : 'below'}>${slower ? '▲' : '▼'}</b> ${glued(`${secondsText(shift.before)} → ${secondsText(shift.after)}`)}<span class="quiet">${ratioText(shift.after / shift.before)} ×</span></td>
      <td class="said stacked">${cause(shift)}</td>
    </tr>
  `;
};

const heads = ['night', 'measure', 'before → after', 'with'];

/** `named`: of more than one scenario. */
export const shiftTable = (shifts: readonly PlacedShift[], linkOf: LinkOf, named: boolean): Markup => html`
  <section aria-labelledby="shifts" class="wide-table">
    <h2 id="shifts">Change points</h2>
    ${
      shifts.length === 0
        ? html`<p class="quiet">None was found.</p>`
        : foldedRows(
            'change points',
            named ? ['scenario', ...heads] : heads,
            shifts.map((one) => entry(one, linkOf, named)),
          )
    }
  </section>
`;
