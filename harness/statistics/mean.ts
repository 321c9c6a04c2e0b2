/** Means, and how far values lie from theirs. */

/** NaN: there are no values. */
export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Sum of the squared distances from their mean. */
export function squaresOf(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, one) => sum + (one - middle) ** 2, 0);
}
