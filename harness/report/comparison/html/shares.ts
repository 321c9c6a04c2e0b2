/** The share that has come by t: one chart for a few variants, a small one each for many. */
import type { MeasureResult } from '../../../model/comparison.ts';
import type { Markup } from '../../html/markup.ts';
import { html, trusted } from '../../html/markup.ts';
import { drawShares } from '../share-chart.ts';
import { drawSharePanel } from '../share-panels.ts';
import { shareTitle } from '../words.ts';
import { bothLayouts } from './both-layouts.ts';

/** So many curves can be distinguished in one chart. */
const MOST_CURVES = 5;

function panels(result: MeasureResult, id: string): Markup {
  const reference = result.variants.find((one) => result.pairs.every((pair) => pair.variant !== one.variant));
  return html`
    <div class="panels">
      ${result.variants.map(
        (one, index) => html`<div class="panel">
          <p>${one.variant}</p>
          ${trusted('div', drawSharePanel(result, one, reference ?? one, `${id}-panel-${index + 1}`))}
        </div>`,
      )}
    </div>
    <p class="why">Solid: the variant. Dashed: the reference. Seconds below; a tick marks where observation ended before it was seen.</p>
  `;
}

export function shares(result: MeasureResult, id: string): Markup {
  if (result.variants.every((one) => one.repeats.length === 0)) return null;
  const few = result.variants.length <= MOST_CURVES;
  const names = result.variants.map((one) => one.variant);
  const title = shareTitle[result.measure.quantity];
  const chart = few ? bothLayouts(names, (layout) => drawShares(result, layout, `${id}-shares`)) : panels(result, id);
  return few
    ? html`<h3>${title}</h3><figure>${chart}</figure>`
    : html`<details class="numbers"><summary>${title}, variant by variant</summary>${chart}</details>`;
}
