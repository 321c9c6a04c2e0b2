/** The legend of a dot plot: only what occurs in it. */
import type { MeasureResult } from '../../../model/comparison.ts';
import { secondsText } from '../../../model/duration-text.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

const sign = (content: Markup): Markup =>
  html`<svg class="dots" viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">${content}</svg>`;

const item = (content: Markup, words: string): Markup => html`<li>${sign(content)} ${words}</li>`;

export function dotLegend({ variants, measure }: MeasureResult): Markup {
  const repeats = variants.flatMap((one) => one.repeats);
  if (repeats.length === 0) return null;
  return html`
    <ul class="legend dot-legend">
      ${item(html`<circle class="repeat" cx="15" cy="7" r="3.6" />`, 'one repeat')}
      ${repeats.every((one) => one.seen) ? null : item(html`<text class="repeat-open" x="10" y="11">▷</text>`, `not come by ${secondsText(measure.window)}`)}
      ${item(html`<path class="pairing" d="M2,2L28,12" />`, 'the same block')}
      ${item(html`<path class="interval" d="M2,9H28" /><path class="median" d="M15,1V13" />`, 'median and its 95 % interval')}
      ${variants.some((one) => one.predicted !== null) ? item(html`<path class="forecast" d="M6,2H2V12H6M24,2H28V12H24" />`, 'what the settings imply') : null}
      <li class="aside">height within a row: the fault came right after a health check (top) … right before the next (bottom)</li>
    </ul>
  `;
}
