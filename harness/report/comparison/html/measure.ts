/** One measure: its dot plot with the pairs right below, then the shares by time, and which setting owns how much. */
import type { Comparison, MeasureResult } from '../../../model/comparison.ts';
import { secondsText } from '../../../model/duration-text.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { drawDots } from '../dot-plot.ts';
import { manyVariants } from '../words.ts';
import { bothLayouts } from './both-layouts.ts';
import { dotLegend } from './dot-legend.ts';
import { pairs } from './pairs.ts';
import { sensitivity } from './sensitivity.ts';
import { shares } from './shares.ts';

/** Of what, seen by which probe, and the length of the window. */
const measureLine = ({ measure }: MeasureResult, headline: boolean): string =>
  [
    ...(headline ? ['the headline, chosen before the first run'] : []),
    `${measure.experiment}, ${measure.service}`,
    ...(measure.probe === null ? [] : [`seen by ${measure.probe}`]),
    `window ${secondsText(measure.window)}`,
  ].join(' · ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Those of many variants are folded, but for the headline's. */
const pairSentences = (result: MeasureResult, headline: boolean): Markup =>
  headline || result.pairs.length <= manyVariants
    ? pairs(result, headline)
    : html`<details class="numbers"><summary>Each against the reference, in a sentence</summary>${pairs(result, false)}</details>`;

export function measureSection(comparison: Comparison, result: MeasureResult): Markup {
  const index = comparison.measures.indexOf(result);
  const id = `measure-${index + 1}`;
  const names = result.variants.map((one) => one.variant);
  return html`
    <section class="experiment" id=${id} aria-labelledby="${id}-name">
      <h2 id="${id}-name">${capital(result.title)}</h2>
      <p class="fault-line">${measureLine(result, index === 0)}</p>
      <figure>
        ${bothLayouts(names, (layout) => drawDots(result, layout, `${id}-dots`))}
        <figcaption>${dotLegend(result)}</figcaption>
      </figure>
      ${pairSentences(result, index === 0)}
      ${shares(result, id)}
      ${sensitivity(result)}
    </section>
  `;
}
