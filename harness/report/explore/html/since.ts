/** What is different since an earlier exploration of the same stack. */
import { listText } from '../../../model/count-text.ts';
import type { ExplorationChange } from '../../../model/exploration-change.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { changeHeadline, changeLine } from '../change-text.ts';
import { rowId } from './row-head.ts';

const signs = { worse: '✘', better: '▲' } as const;

const findingLine = (kind: 'worse' | 'better', word: string, sentence: string): Markup => html`
  <li class=${kind}><b>${word}</b> <span>${glued(sentence)}</span></li>
`;

const rowsLine = (word: string, keys: readonly string[]): Markup =>
  keys.length === 0 ? null : html`<p class="why">${word} ${listText(keys)}.</p>`;

export function since(change: ExplorationChange | null): Markup {
  if (change === null) return null;
  const { cells, newRows, goneRows, newFindings, goneFindings } = change;
  return html`
    <section aria-labelledby="since" class="since">
      <h2 id="since">What is different ${changeHeadline(change)}</h2>
      <ul>
        ${newFindings.map((one) => findingLine('worse', 'new', one))}
        ${goneFindings.map((one) => findingLine('better', 'gone', one))}
        ${cells.map(
          (one) =>
            html`<li class=${one.is}><b>${signs[one.is]}</b> <a href=${`#${encodeURIComponent(rowId(one.key))}`}>${glued(changeLine(one))}</a></li>`,
        )}
      </ul>
      ${rowsLine('Tried for the first time:', newRows)}
      ${rowsLine('Not tried any more:', goneRows)}
    </section>
  `;
}
