/** Estimates of ratios and probabilities as text: bounds outwards, a probability rounded up. */
import type { Estimate } from './comparison.ts';
import { ceilText, lowerRatio, ratioText, upperRatio } from './rounding.ts';

/** `0.12 (0.10 … 0.14)`; a bound that is not known is left open. */
export function ratioEstimate(ratio: Estimate | null): string {
  if (ratio === null) return '–';
  const { value, min, max } = ratio;
  return `${ratioText(value)} (${ratioInterval(min, max)})`;
}

export function ratioInterval(min: number | null, max: number | null): string {
  if (min === null && max === null) return 'no interval';
  if (min === null) return `at most ${upperRatio(max!)}`;
  const low = lowerRatio(min);
  return max === null ? `at least ${low}` : `${low} … ${upperRatio(max)}`;
}

/** A probability, rounded up: `0.004`, `0.051`, `below 0.001`; at most 0.05 only where it is. */
export function probability(p: number): string {
  if (p < 0.001) return 'below 0.001';
  return p > 0.995 ? '1' : ceilText(p, p < 0.1 ? 3 : 2);
}
