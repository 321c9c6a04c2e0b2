/** Chance for one case: the same seed and number give the same case, whichever others are made. */
import { seededRandom } from '../../harness/engine/system/random.ts';

export interface Chance {
  /** 0 … below `count`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** True so often: 0 … 1. */
  happens(share: number): boolean;
}

export function chanceOf(seed: string): Chance {
  const next = seededRandom(seed);
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (from) => from[below(from.length)]!, happens: (share) => next() < share };
}
