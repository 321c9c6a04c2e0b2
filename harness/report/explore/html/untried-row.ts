/** A row that was not tried: hatched with what is predicted of it, or bare where it cannot be tried. */
import type { UntriedRow } from '../../../model/explore-row.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import type { RowGroup } from '../groups.ts';
import { rowHead, rowId } from './row-head.ts';
import type { ColumnGroup, MatrixShape, PlacedColumn } from './shape.ts';

const intro: Readonly<Record<UntriedRow['why'], string>> = {
  budget: 'predicted, not tried: ',
  interrupted: 'predicted, not tried: ',
  refused: 'cannot be tried: ',
};

function cell({ row, why }: UntriedRow, { column }: PlacedColumn, wide: boolean): Markup {
  const refused = why === 'refused';
  const hurt = row.expected.hurt.includes(column.name);
  const kind = refused ? 'refused' : hurt ? 'hatched hurt' : 'hatched';
  const words = refused ? 'not tried' : hurt ? 'predicted to be hurt' : 'predicted to be untouched';
  return html`<td class=${`tile ${kind}${wide ? '' : ' small'}`}><span class="sr">${words}</span></td>`;
}

export function untriedRow(one: UntriedRow, group: RowGroup, at: number, shape: MatrixShape): Markup {
  const { served, reach, counted } = shape;
  const cells = ({ columns, wide }: ColumnGroup): Markup => columns.map((column) => cell(one, column, wide));
  return html`
    <tr class="untried" id=${rowId(one.row.key)}>
      ${rowHead(group, at, one.row.how)}
      ${cells(served)}
      <td class="back" colspan="2">
        <span class="sr">${intro[one.why]}</span>${glued(one.why === 'refused' ? one.reason : one.row.expected.text)}
      </td>
      ${cells(reach)}
      ${counted.length === 0 ? null : html`<td></td>`}
    </tr>
  `;
}
