/** A cell of the matrix: what one column felt of one fault, for how long, and whether it stayed so. A link to its run. */
import { measuredText } from '../../../analysis/words/figures.ts';
import { staysBroken } from '../../../explore/matrix/back.ts';
import type { Cell, Column, MatrixRow } from '../../../model/exploration.ts';
import type { CellChange } from '../../../model/exploration-change.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { isFelt } from '../fates.ts';
import { cameBackText, noticedByText } from './card-text.ts';
import { backSign, feltSign, signMark } from './signs.ts';

export interface TileOf {
  readonly row: MatrixRow;
  readonly cell: Cell;
  readonly column: Column;
  readonly href: string;
  /** With its words in it, else its sign alone. */
  readonly wide: boolean;
  /** With all that is known of it, for whoever points at it. */
  readonly full: boolean;
  /** Since an earlier exploration. */
  readonly change: CellChange['is'] | null;
}

/** The share of its windows in which it was not good, in percent: the length of the tile's bar. */
function badShare({ row }: MatrixRow, { bad, back }: Cell): number {
  if (staysBroken(back)) return 100;
  if (bad === null) return 0;
  const watched = (row.hold ?? 0) + row.recovery;
  return Math.max(3, Math.min(100, Math.round((100 * bad.value) / Math.max(1, watched))));
}

const forHow = ({ bad }: Cell): string => (bad === null ? '' : ` for ${measuredText(bad)}`);

/** What is said of it where it is pointed at or focused, and to whoever cannot see it. */
const card = ({ row, cell, column, change }: TileOf): Markup => html`
  <span class="card">
    <b>${row.row.key}</b> → <b>${column.name}</b>${column.is === 'service' ? '' : `, ${column.is}`}: <b>${cell.felt}</b>${glued(forHow(cell))}
    ${isFelt(cell) ? html`<span>${glued([cameBackText(cell.back), noticedByText(row.noticed)].join(' · '))}</span>` : null}
    ${change === null ? null : html`<span>${change} than in the exploration before</span>`}
    <span class="judged">judged on: ${column.judgedOn}</span>
  </span>
`;

export function tile(of: TileOf): Markup {
  const { cell, wide, href, row, full, change } = of;
  const stays = isFelt(cell) && staysBroken(cell.back);
  return html`
    <td class=${`tile f-${feltSign[cell.felt].id}${stays ? ' stays' : ''}${wide ? '' : ' small'}${change === null ? '' : ` ${change}`}`}>
      <a href=${href}>
        ${signMark(feltSign[cell.felt])}
        ${wide && isFelt(cell) ? html`<span class="say" aria-hidden="true">${glued(cell.text)}</span>` : null}
        ${stays && wide ? signMark(backSign[cell.back.by]) : null}
        ${isFelt(cell) && !stays ? html`<i style=${`width:${badShare(row, cell)}%`}></i>` : null}
        ${full ? card(of) : html`<span class="sr">${cell.felt}</span>`}
      </a>
    </td>
  `;
}
