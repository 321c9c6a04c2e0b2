/** When to analyse the results, and at which level. */
import { pocock } from './sequential.ts';

/** After how many blocks, and at which two-sided level. */
export interface PlannedInterim {
  readonly blocks: number;
  readonly alpha: number;
}

/** Fewer show nothing: five pairs cannot reach 5 %. */
export const leastBlocks = 6;

/** The fewest blocks whose least possible p, 2/2ⁿ, reaches `alpha` for every one of `pairs` after Holm. */
export const blocksToReach = (alpha: number, pairs: number): number =>
  Math.max(leastBlocks, Math.ceil(Math.log2((2 * Math.max(1, pairs)) / alpha)));

/** How far apart interim analyses are at least, by how many there are before the last. */
const spacing: Readonly<Record<number, number>> = { 2: 2, 3: 4 };

/**
 * As many as three looks at Pocock's level, of which each can find a difference at all; else one, after the last block. The
 * interim analyses are closer together than equal steps from nothing, so that they err less often than the level says.
 */
export function planInterims(blocks: number, pairs: number): readonly PlannedInterim[] {
  for (const count of [3, 2]) {
    const alpha = pocock(count);
    const first = blocksToReach(alpha, pairs);
    const step = (blocks - first) / (count - 1);
    if (step < spacing[count]!) continue;
    return Array.from({ length: count }, (_, index) => ({ blocks: Math.round(first + index * step), alpha }));
  }
  return [{ blocks, alpha: 0.05 }];
}
