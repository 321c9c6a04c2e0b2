/** Several tests at once. */

/** Holm's step-down adjustment (1979): each p times how many are not smaller, made monotone, at most 1; in the given order. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index).sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = new Array<number>(ps.length);
  let least = 0;
  order.forEach((index, step) => {
    least = Math.max(least, Math.min(1, ps[index]! * (ps.length - step)));
    adjusted[index] = least;
  });
  return adjusted;
}
