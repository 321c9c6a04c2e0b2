/** All scenarios by all nights: the newest at the right, where a reader begins; the rest is reached by scrolling to the left. */
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { AXIS, drawAxis } from './night-axis.ts';
import type { NightScale } from './night-scale.ts';
import { stripLegend } from './strip-legend.ts';
import { type StripRow, stripRow } from './strip-row.ts';
import type { Trend } from './trend.ts';

const axis = (trend: Trend, scale: NightScale): Markup => html`
  <div class="row axis">
    <div class="name"></div>
    ${trusted('svg', drawAxis(trend.nights, scale), { class: 'nights', width: String(scale.total), height: String(AXIS), 'aria-hidden': 'true' })}
  </div>
`;

export const stripGrid = (trend: Trend, scale: NightScale, rows: readonly StripRow[]): Markup => html`
  <section aria-labelledby="nights">
    <h2 id="nights">Night by night</h2>
    ${scale.recent === 0 ? null : html`<p class="quiet hint">The newest at the right. Older nights are narrow: scroll to the left.</p>`}
    ${stripLegend(rows)}
    <div class="strips" tabindex="0" role="region" aria-label="scenarios by nights, the newest at the right">
      <div class="rows">
        ${axis(trend, scale)}
        ${rows.map(stripRow)}
        ${rows.length > 12 ? axis(trend, scale) : null}
      </div>
    </div>
  </section>
`;
