/** Medians and quantiles of a sample: between its values for an estimate, one of its values for what was measured. */

export const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Type 7 of Hyndman and Fan (1996), the default of R: linear between the order statistics. NaN for no values; infinities allowed. */
export function quantile(values: readonly number[], share: number): number {
  const order = sorted(values);
  if (order.length === 0) return Number.NaN;
  const at = share * (order.length - 1);
  const below = order[Math.floor(at)]!;
  const above = order[Math.ceil(at)]!;
  // Between two infinities, or at an order statistic, there is nothing to weigh.
  if (below === above || at === Math.floor(at)) return below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The place in order, from 0, of the first of `count` values that has `share` of them before it; the last where all are asked for. */
export const placeAfter = (count: number, share: number): number => Math.min(count - 1, Math.floor(share * count));

/** The first of the sorted values that has `share` of them before it: never too short a time. 0 for no values. */
export const firstAfter = (sorted: ArrayLike<number>, share: number): number =>
  sorted[placeAfter(sorted.length, share)] ?? 0;

/** The least of the sorted values that `share` of them do not exceed: never too long a time. 0 for no values. */
export const nearestRank = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
