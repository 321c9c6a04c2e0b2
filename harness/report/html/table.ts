/** A table with a caption; nothing where there are no rows. The first cell of a row names it. */
import { glued } from '../format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

export const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Markup =>
  rows.length === 0
    ? null
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <caption>${caption}</caption>
          <thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
          <tbody>
            ${rows.map(
              ([name, ...cells]) =>
                html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${glued(cell)}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>`;
