/** What to change: why, the patch, what it is predicted and was measured to do, and the run that confirmed it. */
import type { Comparison, Recommendation } from '../../../model/comparison.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { bandText, timeEstimate } from '../../../model/estimate-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { patchText } from '../../html/patch.ts';

/** What a run with the patched file showed; null: there was none. */
export function confirmationText({ confirmed }: Recommendation): string | null {
  if (confirmed === null) return null;
  const { value, holds } = confirmed;
  const came = value === null ? 'it did not recover within the window' : secondsText(value);
  return `${holds ? '✔ holds' : '✖ does not hold'}: ${came}`;
}

const fact = (name: string, value: Markup): Markup =>
  value === null ? null : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

export function recommendation(comparison: Comparison): Markup {
  const advice = comparison.recommendation;
  if (advice === null) return null;
  const repeats = comparison.measures[0]?.variants.find((one) => one.variant === advice.variant);
  const confirmed = confirmationText(advice);
  return html`
    <section class="experiment advice" aria-labelledby="change">
      <h2 id="change">${advice.patch === null ? 'Nothing to change' : `What to change: ${advice.variant}`}</h2>
      <p class="sentence">${glued(advice.because)}</p>
      <dl class="provenance">
        ${fact('predicted', advice.predicted === null ? null : glued(bandText(advice.predicted)))}
        ${fact('measured', advice.measured === null || repeats === undefined ? null : glued(timeEstimate(advice.measured, repeats)))}
        ${fact('confirmed', confirmed === null ? null : html`${glued(confirmed)}, in <code>${advice.confirmed?.folder}</code>`)}
      </dl>
      ${
        advice.patch === null
          ? null
          : html`${patchText(advice.patch)}<p class="why">Also in <code>recommendation.patch</code>; <code>git apply</code> takes it.</p>`
      }
    </section>
  `;
}
