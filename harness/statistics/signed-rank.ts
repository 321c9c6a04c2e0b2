/** The exact Wilcoxon signed-rank test in Tukey's form, by the sums of pairs, and the Hodges–Lehmann estimate with the interval that inverts it. */

/** Probability of each sum of the ranks 1 … n with a positive sign, when every sign is as likely as the other. */
function nullDistribution(n: number): Float64Array {
  const known = distributions.get(n) ?? solveNull(n);
  distributions.set(n, known);
  return known;
}

/** The work grows with n³. */
const distributions = new Map<number, Float64Array>();

function solveNull(n: number): Float64Array {
  const chance = new Float64Array((n * (n + 1)) / 2 + 1);
  chance[0] = 1;
  let reached = 0;
  for (let rank = 1; rank <= n; rank += 1) {
    reached += rank;
    for (let at = reached; at >= 0; at -= 1) chance[at] = 0.5 * (chance[at]! + (at >= rank ? chance[at - rank]! : 0));
  }
  return chance;
}

/**
 * The two-sided p of n values, of whose n(n + 1)/2 sums of two so many do not speak clearly for either side, the fewer of both.
 * A sum of nothing speaks against each, and so do ties: the test then errs less often than it says, and never more.
 */
export function signedRankP(against: number, n: number): number {
  const tail = nullDistribution(n)
    .subarray(0, against + 1)
    .reduce((total, one) => total + one, 0);
  return Math.min(1, 2 * tail);
}

/** How many of the smallest sums the test refuses on each side: the largest k with P(sum ≤ k − 1) ≤ alpha/2. */
export function refusedSums(n: number, alpha: number): number {
  const chance = nullDistribution(n);
  let tail = 0;
  let count = 0;
  while (count < chance.length && tail + chance[count]! <= alpha / 2 + 1e-12) {
    tail += chance[count]!;
    count += 1;
  }
  return count;
}

export interface Located {
  readonly value: number;
  /** −Infinity or Infinity where so few differences bound nothing at this level. */
  readonly min: number;
  readonly max: number;
}

/**
 * The median of the Walsh averages (dᵢ + dⱼ)/2, i ≤ j, and the interval of all shifts that the signed-rank test does not
 * refuse at `alpha` (Hollander and Wolfe, Nonparametric Statistical Methods, §3.2–3.3).
 */
export function hodgesLehmann(differences: readonly number[], alpha = 0.05): Located {
  const n = differences.length;
  const averages = new Float64Array((n * (n + 1)) / 2);
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i; j < n; j += 1) averages[count++] = (differences[i]! + differences[j]!) / 2;
  }
  averages.sort();
  const middle = (count - 1) / 2;
  const value = (averages[Math.floor(middle)]! + averages[Math.ceil(middle)]!) / 2;
  const skip = refusedSums(n, alpha);
  if (skip === 0) return { value, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  return { value, min: averages[skip - 1]!, max: averages[count - skip]! };
}
