/** A chart in both of its shapes, of which a page shows the one that fits. */
import type { Markup } from '../../html/markup.ts';
import { html, trusted } from '../../html/markup.ts';
import type { ChartLayout } from '../chart-layout.ts';
import { narrowFor, wide } from '../chart-layout.ts';

/** `draw` gives an SVG of our own making. */
export const bothLayouts = (names: readonly string[], draw: (layout: ChartLayout) => string): Markup =>
  html`${trusted('div', draw(wide), { class: 'chart wide scroll' })}${trusted('div', draw(narrowFor(names)), { class: 'chart narrow' })}`;
