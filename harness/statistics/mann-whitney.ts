/** The exact Mann–Whitney U test and its shift: for results without blocks. */
import { sorted } from './median.ts';
import type { Located } from './signed-rank.ts';

/**
 * Exact two-sided p without ties (Mann and Whitney 1947: the number of ways grows as the product of Gaussian binomials); with
 * ties a half is counted for each, and the p of the distribution without ties is taken for the rounded-down statistic.
 * The shift is the median of all bⱼ − aᵢ with the interval that inverts the test.
 */
export function mannWhitney(
  a: readonly number[],
  b: readonly number[],
  alpha = 0.05,
): { readonly p: number; readonly shift: Located } {
  const differences = sorted(a.flatMap((one) => b.map((other) => other - one)));
  const above = differences.filter((one) => one > 0).length + differences.filter((one) => one === 0).length / 2;
  const all = a.length * b.length;
  const chance = uDistribution(a.length, b.length);
  const tail = (upTo: number): number => chance.slice(0, upTo + 1).reduce((total, one) => total + one, 0);
  const p = Math.min(1, 2 * tail(Math.floor(Math.min(above, all - above))));
  let skip = 0;
  while (skip < all && tail(skip) <= alpha / 2 + 1e-12) skip += 1;
  const middle = (all - 1) / 2;
  const value = (differences[Math.floor(middle)]! + differences[Math.ceil(middle)]!) / 2;
  if (skip === 0) return { p, shift: { value, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY } };
  return { p, shift: { value, min: differences[skip - 1]!, max: differences[all - skip]! } };
}

/** Probability of each U: the coefficients of Π (1 − q^(m+i)) / (1 − q^i). */
export function uDistribution(m: number, n: number): number[] {
  const size = m * n;
  let ways = new Array<number>(size + 1).fill(0);
  ways[0] = 1;
  for (let i = 1; i <= n; i += 1) {
    for (let at = size; at >= m + i; at -= 1) ways[at]! -= ways[at - m - i]!;
    for (let at = i; at <= size; at += 1) ways[at]! += ways[at - i]!;
  }
  const total = ways.reduce((sum, one) => sum + one, 0);
  ways = ways.map((one) => one / total);
  return ways;
}
