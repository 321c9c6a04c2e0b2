/** Searches for the commit that brought a confirmed change, with as few comparisons as there are halvings. */
import type { Bisection, Commit } from '../model/night.ts';

/** How a commit compares with the accepted one. `cannot tell`: its stack could not be measured. */
export type CommitOutcome = 'as before' | 'changed' | 'cannot tell';

/**
 * `commits`: after the accepted one, oldest first; the last is known to have changed. At most ⌈log₂ n⌉ comparisons. A commit that cannot
 * be measured ends the search: the change lies in what is left.
 */
export async function bisect(
  commits: readonly Commit[],
  outcomeOf: (commit: Commit) => Promise<CommitOutcome>,
): Promise<Bisection> {
  let low = 0;
  let high = commits.length - 1;
  let comparisons = 0;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const outcome = await outcomeOf(commits[middle]!);
    comparisons += 1;
    if (outcome === 'cannot tell') {
      const reason = `${commits[middle]!.id} could not be measured: the change is one of ${high - low + 1} commits`;
      return { first: null, commits: commits.length, comparisons, reason };
    }
    if (outcome === 'changed') high = middle;
    else low = middle + 1;
  }
  const first = commits[low] ?? null;
  const reason = first === null ? 'there is no commit between the two' : 'found';
  return { first, commits: commits.length, comparisons, reason };
}
