/** How much of the difference each setting explains between variants, as bars in a table. */
import type { MeasureResult, Sensitivity } from '../../../model/comparison.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { wholePercentText } from '../figures.ts';
import { cellsTable } from './cells-table.ts';

const bar = ({ share }: Sensitivity): Markup => html`
  <span class="share-bar">
    <svg viewBox="0 0 200 12" aria-hidden="true">
      <rect class="share-track" width="200" height="12" rx="2" />
      <rect class="share-fill" width=${(Math.min(1, Math.max(0, share)) * 200).toFixed(1)} height="12" rx="2" />
    </svg>
    <b>${glued(wholePercentText(share))}</b>
  </span>
`;

const levels = (one: Sensitivity, window: number): string =>
  one.levels
    .map(
      ({ value, median }) =>
        `${value} → ${median === null ? `not within ${secondsText(window)}` : secondsText(median)}`,
    )
    .join(' · ');

export const sensitivity = ({ sensitivity: all, measure }: MeasureResult): Markup =>
  cellsTable(
    'How much of the difference each setting explains',
    'owners',
    ['setting', 'explains by itself', 'median over all cells with each value'],
    all.map((one) => ({
      name: one.service === null ? one.field : `${one.service} ${one.field}`,
      cells: [{ className: '', content: bar(one) }, levels(one, measure.window)],
    })),
  );
