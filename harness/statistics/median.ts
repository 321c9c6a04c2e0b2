/** Medians and quantiles of a sample. */

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

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
