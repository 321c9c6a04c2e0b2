/** The one word for a pair. */
import type { Estimate, PairOutcome } from '../model/comparison.ts';
import type { Located } from '../statistics/signed-rank.ts';

/** Ratios of no practical difference. */
export type RatioRange = { readonly min: number; readonly max: number };

/** By the interval alone, 0 … Infinity. Size comes before significance: a difference that is sure and of no practical size is `same`. */
export function outcomeFor({ min, max }: RatioRange, same: RatioRange): PairOutcome {
  if (min >= same.min && max <= same.max) return 'same';
  if (max < 1) return 'better';
  return min > 1 ? 'worse' : 'cannot tell';
}

/** Infinite bounds are not known; a ratio of nothing, or of what never came, is none. */
export function ratioOf({ value, min, max }: Located): Estimate | null {
  if (!Number.isFinite(value) || value === 0) return null;
  return { value, min: min === 0 ? null : min, max: Number.isFinite(max) ? max : null };
}
