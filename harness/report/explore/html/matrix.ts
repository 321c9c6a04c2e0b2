/** The resilience matrix: what was broken, what users felt, how it came back, who noticed, and how far it reached. */
import type { Column, Exploration } from '../../../model/exploration.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { groupsOf } from '../groups.ts';
import type { MatrixShape, PlacedColumn } from './shape.ts';
import { shapeOf } from './shape.ts';
import { triedRow } from './tried-row.ts';
import { untriedRow } from './untried-row.ts';

const is: Readonly<Record<Column['is'], string>> = { users: 'users', callers: 'callers', service: 'itself' };

const wordsHead = ({ column }: PlacedColumn): Markup => html`
  <th scope="col" class="words" title=${`judged on: ${column.judgedOn}`}>${column.name} <small>${is[column.is]}</small></th>
`;

const signHead = ({ column }: PlacedColumn): Markup => html`
  <th scope="col" class="upright" title=${`judged on: ${column.judgedOn}`}><span>${column.name}</span></th>
`;

const reachHead = ({ words, signs }: MatrixShape): Markup =>
  signs.length === 0
    ? null
    : html`<tr class="over"><td colspan=${words.length + 3}></td><th class="reach" colspan=${signs.length}>how far it reached</th></tr>`;

export function matrix(exploration: Exploration): Markup {
  const shape = shapeOf(exploration);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Resilience matrix">
      <table class="matrix">
        <thead>
          ${reachHead(shape)}
          <tr>
            <th scope="col" class="corner">broken</th>
            ${shape.words.map(wordsHead)}
            <th scope="col" class="plain">comes back</th>
            <th scope="col" class="plain">noticed by</th>
            ${shape.signs.map(signHead)}
            ${shape.counted.length === 0 ? null : html`<th scope="col" class="plain">how far it reached</th>`}
          </tr>
        </thead>
        ${groupsOf(exploration).map(
          (group) => html`<tbody class=${`on-${group.on}`}>
            ${group.rows.map((one, at) =>
              one.is === 'tried' ? triedRow(one.row, group, at, shape) : untriedRow(one.row, group, at, shape),
            )}
          </tbody>`,
        )}
      </table>
    </div>
  `;
}
