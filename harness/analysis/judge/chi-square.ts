/** Pearson's test of evenness: how often fair chance alone is as uneven as what was counted. */

export interface Evenness {
  /** Σ (counted − even)² ÷ even. */
  readonly statistic: number;
  readonly degrees: number;
  /** 0 … 1; below a few hundredths it was hardly chance. Right to a percent or so where each count is expected to be 5 at least. */
  readonly probability: number;
}

/** At least two counts, not all of them 0. */
export function evennessOf(counts: readonly number[]): Evenness {
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
  const degrees = counts.length - 1;
  return { statistic, degrees, probability: 1 - lowerGamma(degrees / 2, statistic / 2) };
}

/**
 * The regularized lower incomplete gamma function P(a, x) for whole and half `a`, by its series
 * x^a e^−x Σ x^k ÷ Γ(a + k + 1) (DLMF 8.7.1); the upper tail of χ² is 1 − P(degrees ÷ 2, χ² ÷ 2) (Abramowitz and Stegun 26.4.19).
 */
function lowerGamma(a: number, x: number): number {
  if (x === 0) return 0;
  // Beyond this nothing of the tail is left in a double.
  if (x > 500 + 10 * a) return 1;
  let term = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  let sum = term;
  for (let k = 1; term > sum * 1e-16 || k < x; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, sum);
}

/** Down to Γ(1) = 1 or Γ(½) = √π by Γ(z + 1) = z Γ(z). */
function logGamma(z: number): number {
  if (z === 1) return 0;
  if (z === 0.5) return Math.log(Math.PI) / 2;
  return Math.log(z - 1) + logGamma(z - 1);
}
