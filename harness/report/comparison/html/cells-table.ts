/** A table whose cells may be more than text. The first cell of a row names it and stays in sight while the rest scrolls inside. */
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

/** Text, or a cell of its own making. */
export type TableCell = string | { readonly className: string; readonly content: Markup };

export interface Row {
  readonly name: TableCell;
  readonly cells: readonly TableCell[];
  readonly className?: string;
}

const classOf = (cell: TableCell): string => (typeof cell === 'string' ? '' : cell.className);
const contentOf = (cell: TableCell): Markup => (typeof cell === 'string' ? glued(cell) : cell.content);

/** On a phone each cell may say its column by `data-column`. */
export const cellsTable = (
  caption: string,
  className: string,
  heads: readonly string[],
  rows: readonly Row[],
): Markup =>
  rows.length === 0
    ? null
    : html`<div class="scroll ${className}" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <caption>${caption}</caption>
          <thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr class=${row.className ?? ''}>
                <th scope="row" class=${classOf(row.name)}>${contentOf(row.name)}</th>
                ${row.cells.map(
                  (cell, index) =>
                    html`<td class=${classOf(cell)} data-column=${heads[index + 1]}>${contentOf(cell)}</td>`,
                )}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
