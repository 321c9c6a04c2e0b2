/** What it buys and what it costs: the picture of both, and every number per variant. */
import type { Comparison } from '../../../model/comparison.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { drawTrade } from '../trade-chart.ts';
import { tradeMeasure, tradePoints } from '../trade-points.ts';
import { bothLayouts } from './both-layouts.ts';
import { numbers } from './numbers.ts';

function picture(comparison: Comparison): Markup {
  const measure = tradeMeasure(comparison);
  const points = tradePoints(comparison);
  if (measure === undefined || points.every((one) => one.price <= 0)) {
    const why = points.length === 0 ? 'was not measured' : 'is too small to be measured';
    return html`<p class="why">The price of the health checks ${why}, so there is no picture of it.</p>`;
  }
  const missing = comparison.variants.filter((one) => points.every((point) => point.one !== one));
  return html`
    <figure>
      ${bothLayouts([], (layout) => drawTrade(comparison, measure, layout, 'trade') ?? '')}
      <figcaption class="why">
        Down and to the left is better. Filled: no other is better in one of time, price and false alarms and as good in the
        rest; joined where that holds for time and price alone. The larger, the more false alarms.
        ${missing.length === 0 ? null : ` Not drawn, since their price is not known: ${missing.map((one) => one.variant).join(', ')}.`}
      </figcaption>
    </figure>
  `;
}

export const trade = (comparison: Comparison): Markup => html`
  <section class="experiment" id="costs" aria-labelledby="costs-name">
    <h2 id="costs-name">What it buys, and what it costs</h2>
    ${picture(comparison)}
    ${numbers(comparison)}
  </section>
`;
