/** The name of a row: what was broken, once for its group, and how. */
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import type { RowGroup } from '../groups.ts';

/** Where findings point to. */
export const rowId = (key: string): string => `row-${key.replace(/\s+/g, '-')}`;

/** An edge may break after its arrow. */
const broken = (name: string): Markup => name.split('→').map((end, at) => (at === 0 ? end : html`→<wbr />${end}`));

/** `at`: its place in its group. */
export const rowHead = ({ name }: RowGroup, at: number, how: Markup): Markup => html`
  <th scope="row">
    <span class="who"><span class=${at === 0 ? 'what' : 'what again'}>${at === 0 ? broken(name) : html`<span class="sr">${name}</span>`}</span> <span class="how">${how}</span></span>
  </th>
`;
