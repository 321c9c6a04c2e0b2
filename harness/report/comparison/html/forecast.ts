/** Runs that lay outside of what their settings imply, each with the part that owns it and the slice of its timeline. */
import type { Comparison, Deviation } from '../../../model/comparison.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { bandText } from '../../../model/estimate-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

/** More would bury the reader; all stand in comparison.json. */
const MOST_TOLD = 40;

const deviation = (one: Deviation): Markup => html`
  <li>
    <p><span class="part">${one.part}</span> ${glued(one.sentence)}</p>
    <p class="why">
      ${glued(`${one.part} took ${secondsText(one.took)}${one.allowed === null ? '' : `, allowed ${bandText(one.allowed)}`}; `)}<code>${one.folder}</code>
    </p>
    ${
      one.evidence.length === 0
        ? null
        : html`<ol class="evidence">${one.evidence.map(({ at, text }) => html`<li><span class="at">${secondsText(at)}</span> ${glued(text)}</li>`)}</ol>`
    }
  </li>
`;

/** How many of all repeats lay inside of their bands. */
function summary(comparison: Comparison): string | null {
  const banded = comparison.measures.flatMap((one) => one.variants).filter((one) => one.predicted !== null);
  const of = banded.reduce((sum, one) => sum + one.repeats.length, 0);
  if (of === 0) return null;
  const outside = banded.reduce((sum, one) => sum + one.outside, 0);
  return outside === 0
    ? `All ${of} measured times lie within what the settings imply.`
    : `${of - outside} of ${of} measured times lie within what the settings imply, ${outside} outside.`;
}

export function forecast(comparison: Comparison): Markup {
  const said = summary(comparison);
  if (said === null && comparison.deviations.length === 0) return null;
  const rest = comparison.deviations.length - MOST_TOLD;
  return html`
    <section aria-labelledby="forecast">
      <h2 id="forecast">Predicted beside measured</h2>
      ${said === null ? null : html`<p>${said} The brackets in the pictures show where.</p>`}
      <ul class="deviations">${comparison.deviations.slice(0, MOST_TOLD).map(deviation)}</ul>
      ${rest > 0 ? html`<p class="why">${rest} more are in comparison.json.</p>` : null}
      ${comparison.deviations.length === 0 ? null : html`<p class="why">Times beside the evidence count from the beginning of that run.</p>`}
    </section>
  `;
}
