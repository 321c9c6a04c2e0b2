/** The one word for a pair. */
import type { Estimate, Word } from '../model/comparison.ts';

/** With fewer blocks no paired test can reach 5 %. */
export const leastBlocks = 6;

export interface WordInput {
  readonly blocks: number;
  /** Of the log ratio: −Infinity … Infinity. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** After Holm. */
  readonly adjusted: number;
  readonly alpha: number;
  readonly same: { readonly min: number; readonly max: number };
}

/** Size comes before significance: a difference that is sure and of no practical size is `same`. */
export function wordFor({ blocks, value, min, max, adjusted, alpha, same }: WordInput): Word {
  if (blocks < leastBlocks) return 'cannot tell';
  if (min >= Math.log(same.min) && max <= Math.log(same.max)) return 'same';
  if (adjusted > alpha || value === 0) return 'cannot tell';
  return value < 0 ? 'better' : 'worse';
}

/** The ratio and its interval; a bound that is infinite is not known, and an infinite ratio is none. */
export function ratioOf(value: number, min: number, max: number): Estimate | null {
  if (!Number.isFinite(value)) return null;
  const bound = (log: number): number | null => (Number.isFinite(log) ? Math.exp(log) : null);
  return { value: Math.exp(value), min: bound(min), max: bound(max) };
}
