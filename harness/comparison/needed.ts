/** How many blocks an answer would take. */
import { blocksToReach, planInterims } from '../statistics/interim-analysis.ts';
import { isShown } from '../statistics/power.ts';
import { type Paired, ratioP } from '../statistics/ratio.ts';
import { outcomeFor, type RatioRange } from './pair-outcome.ts';

/** A pair of which nothing is known yet. */
export interface Undecided {
  readonly ratio: number;
  /** Null: some did not come, and nothing tells how often. */
  readonly spread: number | null;
  readonly blocks: number;
  /** Blocks in which one came at least; the others show nothing. */
  readonly telling: readonly Paired[];
  /** How many pairs share the error. */
  readonly pairs: number;
  readonly same: RatioRange;
}

/**
 * To about a twentieth the fewest at which an answer comes in 80 % of all comparisons, if ratio and spread are as they seem: at
 * the last of the interim analyses that so many blocks have, and the strictest level that Holm may ask for. Null: that cannot be said, or
 * so many that nobody will.
 */
export function neededBlocks({ ratio, spread, blocks, telling, pairs, same }: Undecided): number | null {
  const share = telling.length / blocks;
  const least = Math.max(blocks + 1, Math.ceil(blocksToReach(0.05, pairs) / share));
  if (telling.length > 0 && ratioP(telling) <= 2 / 2 ** telling.length) return least;
  if (spread === null) return null;
  const answered = (count: number): boolean => {
    const alpha = planInterims(count, pairs).at(-1)!.alpha / pairs;
    const asked = { ratio, spread, blocks: Math.floor(count * share), alpha };
    return isShown(asked, (interval) => outcomeFor(interval, same) !== 'cannot tell');
  };
  let [few, enough] = [least - 1, least];
  while (!answered(enough)) {
    [few, enough] = [enough, 2 * enough];
    if (enough > mostBlocks) return null;
  }
  while (enough - few > Math.max(1, enough / 20)) {
    const middle = Math.round((few + enough) / 2);
    if (answered(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}

const mostBlocks = 10_000;
