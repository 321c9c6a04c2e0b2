/** The sign test, analysed after every repeat: whether something happens more often than not, or less often. */

/** More repeats than this never make it sure. */
export const mostRepeats = 15;

/** How often it may say so of what happens in one half of the repeats. */
const alpha = 0.05;

/**
 * For each number of repeats, how many must have happened to be sure that it is more than one half. The level is spent as soon as it lasts: the
 * chance to come to any of these bounds is computed exactly, over all ways of a fair coin that have not come to one before. Infinite: no number.
 */
const bounds: readonly number[] = spend();

function spend(): readonly number[] {
  const found: number[] = [Number.POSITIVE_INFINITY];
  let inside = new Map<number, number>([[0, 1]]);
  let left = alpha;
  for (let n = 1; n <= mostRepeats; n += 1) {
    const next = new Map<number, number>();
    for (const [count, chance] of inside) {
      next.set(count, (next.get(count) ?? 0) + chance / 2);
      next.set(count + 1, (next.get(count + 1) ?? 0) + chance / 2);
    }
    let bound = Number.POSITIVE_INFINITY;
    for (let count = n; count > n / 2; count -= 1) {
      const chance = next.get(count) ?? 0;
      if (chance > left) break;
      left -= chance;
      next.delete(count);
      bound = count;
    }
    found.push(bound);
    inside = next;
  }
  return found;
}

/** What so many of so many repeats say. `open`: it is not sure yet. */
export type Surely = 'more often than not' | 'less often than not' | 'open';

/** Each of the two answers is given in at most 5 of 100 cases where the truth is one half, however often it is asked on the way. */
export function surely(happened: number, of: number): Surely {
  const bound = bounds[Math.min(of, mostRepeats)]!;
  if (happened >= bound) return 'more often than not';
  if (of - happened >= bound) return 'less often than not';
  return 'open';
}

/** The fewest repeats more after which it can be sure; as many as there may be where it never can. */
export function repeatsToBeSure(happened: number, of: number): number {
  for (let more = 1; of + more <= mostRepeats; more += 1) {
    if (surely(happened + more, of + more) !== 'open' || surely(happened, of + more) !== 'open') return more;
  }
  return Math.max(1, mostRepeats - of);
}
