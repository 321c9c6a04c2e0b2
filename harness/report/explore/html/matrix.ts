/** The resilience matrix: what was broken, what users felt, how it came back, who noticed, and how far it reached. */
import type { Exploration } from '../../../model/exploration.ts';
import type { ExplorationChange } from '../../../model/exploration-change.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { groupsOf } from '../groups.ts';
import type { ColumnGroup, MatrixShape } from './shape.ts';
import { shapeOf } from './shape.ts';
import { triedRow } from './tried-row.ts';
import { untriedRow } from './untried-row.ts';

const heads = ({ columns, wide }: ColumnGroup): Markup =>
  columns.map(({ column }) => {
    const title = `judged on: ${column.judgedOn}`;
    return wide
      ? html`<th scope="col" class="words" title=${title}>${column.name} <small>${column.is}</small></th>`
      : html`<th scope="col" class="upright" title=${title}><span>${column.name}</span></th>`;
  });

const reachHead = ({ served, reach }: MatrixShape): Markup =>
  reach.columns.length === 0
    ? null
    : html`<tr class="over">
        <td colspan=${served.columns.length + 3}></td>
        <th colspan=${reach.columns.length}><span>${reach.columns.length < 4 && !reach.wide ? 'reach' : 'how far it reached'}</span></th>
      </tr>`;

export function matrix(exploration: Exploration, change: ExplorationChange | null): Markup {
  const shape = shapeOf(exploration, change);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Resilience matrix">
      <table class="matrix">
        <thead>
          ${reachHead(shape)}
          <tr>
            <th scope="col" class="corner">broken</th>
            ${heads(shape.served)}
            <th scope="col" class="plain">comes back</th>
            <th scope="col" class="plain">noticed by</th>
            ${heads(shape.reach)}
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
