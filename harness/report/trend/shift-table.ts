/** The change points of all scenarios, the newest first, each with its commit. They are told, and turn no night red. */
import { ratioText } from '../../model/rounding.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { foldedRows } from './folded-rows.ts';
import type { LinkOf } from './links.ts';
import type { TrendSeries } from './series.ts';
import { causesOf, isSlower, levelsText, type Shift } from './shifts.ts';
import type { TrendRow } from './trend.ts';

export interface PlacedShift {
  readonly row: TrendRow;
  readonly series: TrendSeries;
  readonly shift: Shift;
}

const ratio = ({ before, after }: Shift): string =>
  before === null || after === null ? '' : `, ${ratioText(after / before)} ×`;

const change = ({ series, shift }: PlacedShift): Markup => html`
  <span><b class=${isSlower(shift) ? 'above' : 'below'} aria-hidden="true">${isSlower(shift) ? '▲' : '▼'}</b> ${series.title} ${glued(levelsText(shift))}<i>${ratio(shift)}, ${series.experiment}</i></span>
`;

/** What changed in the same night of a scenario is one entry. */
function entry(shifts: readonly PlacedShift[], linkOf: LinkOf, named: boolean): Markup {
  const [{ row, shift }] = shifts as readonly [PlacedShift, ...PlacedShift[]];
  const link = linkOf(shift.line);
  const night = link === null ? shift.line.night : html`<a href=${link}>${shift.line.night}</a>`;
  const causes = causesOf(shift);
  return html`
    <tr>
      ${named ? html`<th scope="row"><a href=${row.page}>${row.scenario}</a></th><td class="date">${night}</td>` : html`<th scope="row" class="date">${night}</th>`}
      <td>${shifts.map(change)}</td>
      <td class="said">${causes.length === 0 ? html`<i>commit, engine and host are those of the night before</i>` : causes.map((one) => html`<span>${one}</span>`)}</td>
    </tr>
  `;
}

/** `named`: of more than one scenario. */
export function shiftTable(shifts: readonly PlacedShift[], linkOf: LinkOf, named: boolean): Markup {
  const nights = [...Map.groupBy(shifts, ({ row, shift }) => `${shift.night} ${row.page}`).values()].toSorted(
    (one, other) => other[0]!.shift.night - one[0]!.shift.night,
  );
  const heads = ['night', 'what changed', 'with it'];
  return html`
    <section aria-labelledby="shifts" class="wide-table">
      <h2 id="shifts">Change points</h2>
      <p class="quiet">Where a measure came to another level and stayed there. They turn no night red.</p>
      ${
        nights.length === 0
          ? html`<p>None was found.</p>`
          : foldedRows(
              'change points',
              named ? ['scenario', ...heads] : heads,
              nights.map((one) => entry(one, linkOf, named)),
            )
      }
    </section>
  `;
}
