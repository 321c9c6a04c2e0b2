/** The one word for a pair. */
import type { Estimate, Word } from '../model/comparison.ts';
import type { Located } from '../statistics/signed-rank.ts';

/** With fewer blocks no paired test can reach 5 %. */
export const leastBlocks = 6;

/** A ratio with its interval, 0 … Infinity, and what the test made of it. */
export interface WordInput extends Located {
  readonly blocks: number;
  /** After Holm. */
  readonly adjusted: number;
  readonly alpha: number;
  readonly same: { readonly min: number; readonly max: number };
}

/** Size comes before significance: a difference that is sure and of no practical size is `same`. */
export function wordFor({ blocks, value, min, max, adjusted, alpha, same }: WordInput): Word {
  if (blocks < leastBlocks) return 'cannot tell';
  if (min >= same.min && max <= same.max) return 'same';
  if (adjusted > alpha || value === 1) return 'cannot tell';
  return value < 1 ? 'better' : 'worse';
}

/** Infinite bounds are not known; a ratio of nothing, or of what never came, is none. */
export function ratioOf({ value, min, max }: Located): Estimate | null {
  if (!Number.isFinite(value) || value === 0) return null;
  return { value, min: min === 0 ? null : min, max: Number.isFinite(max) ? max : null };
}
