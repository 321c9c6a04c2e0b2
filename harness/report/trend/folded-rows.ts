/** A table whose first rows are shown and whose others are folded away. */
import { plural } from '../../model/count-text.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';

const SHOWN = 12;

const table = (caption: string, heads: readonly string[], rows: readonly Markup[]): Markup => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="folded">
      <thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>
`;

/** `rows` are table rows of our own making. */
export const foldedRows = (caption: string, heads: readonly string[], rows: readonly Markup[]): Markup => html`
  ${table(caption, heads, rows.slice(0, SHOWN))}
  ${
    rows.length <= SHOWN
      ? null
      : html`<details class="numbers"><summary>${plural(rows.length - SHOWN, 'more', 'more')}</summary>${table(`${caption}, the others`, heads, rows.slice(SHOWN))}</details>`
  }
`;
