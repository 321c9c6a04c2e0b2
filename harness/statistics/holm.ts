/** Several tests at once (Holm 1979). */

/** Each p times how many are not smaller, made monotone, at most 1; in the given order. */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let least = 0;
  ascending(ps).forEach((index, step) => {
    least = Math.max(least, Math.min(1, ps[index]! * (ps.length - step)));
    adjusted[index] = least;
  });
  return adjusted;
}

/**
 * The level at which each p is tested, in the given order: that of its own step, and from the first that is not refused on that
 * of the first. An interval of its level leaves out what is tested exactly where the adjusted p is at most `alpha`.
 */
export function holmLevels(ps: readonly number[], alpha: number): number[] {
  const levels = new Array<number>(ps.length);
  let level = alpha / ps.length;
  ascending(ps).forEach((index, step, order) => {
    if (step > 0 && ps[order[step - 1]!]! <= level) level = alpha / (ps.length - step);
    levels[index] = level;
  });
  return levels;
}

const ascending = (ps: readonly number[]): number[] => ps.map((_, index) => index).sort((a, b) => ps[a]! - ps[b]!);
