/** Which stacks a night explores for the objective that no cell gets worse, and how much of its budget is kept for that. */
import type { Suite } from '../../model/gate-config.ts';
import type { Shard } from '../../model/night.ts';
import type { Stack } from '../../model/stack.ts';
import { type Duration, milliseconds, minutes, times } from '../../model/time.ts';
import { distinctStacks } from './distinct-stacks.ts';
import type { PlannedExplorations } from './night-plan.ts';

/** Of one stack. */
export const longestExploration: Duration = minutes(20);

/** Of a suite's budget; the rest is for its scenarios. */
const shareOfExplorations = 1 / 3;

/** `stacks`: of all scenarios of the suite. Null: it is no objective, or another machine explores: the first does it for all. */
export function planExplorations(
  stacks: readonly Stack[],
  { noCellWorse, budget, rows }: Pick<Suite, 'noCellWorse' | 'budget' | 'rows'>,
  shard: Shard | null,
): PlannedExplorations | null {
  if (noCellWorse === null || (shard !== null && shard.index !== 1)) return null;
  const each = distinctStacks(stacks);
  const most = times(longestExploration, each.length);
  const reserved = budget === null ? most : milliseconds(Math.min(most, Math.round(budget * shareOfExplorations)));
  return { level: noCellWorse, stacks: each, rows, reserved };
}

/** What a stack may take now: an even share of what is left, of so many stacks that are still to come. */
export function shareOf(budget: Duration | null, elapsed: Duration, stacks: number): Duration {
  if (budget === null) return longestExploration;
  return milliseconds(Math.max(0, Math.min(longestExploration, (budget - elapsed) / stacks)));
}
