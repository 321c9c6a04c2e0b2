/** The exact Wilcoxon signed-rank test, and the Hodges–Lehmann estimate with the interval that inverts it. */

export interface SignedRank {
  /** Two-sided. 1 when no difference is other than zero. */
  readonly p: number;
  /** Differences other than zero: those that were ranked. */
  readonly n: number;
}

/**
 * Zeros are dropped (Wilcoxon 1945); equal sizes share the mean of their ranks, and the distribution is that of the very
 * ranks at hand, so it stays exact under ties. An infinite difference has the largest rank. Exact for every n; the work grows
 * with n³, so n ≤ 60.
 */
export function signedRank(differences: readonly number[]): SignedRank {
  const ranked = differences.filter((one) => one !== 0);
  const n = ranked.length;
  if (n === 0) return { p: 1, n };
  const ranks = midRanks(ranked.map(Math.abs));
  // Doubled, so that mid-ranks are whole numbers.
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const positive = doubled.reduce((total, rank, index) => total + (ranked[index]! > 0 ? rank : 0), 0);
  const total = doubled.reduce((all, rank) => all + rank, 0);
  const tail = lowerTail(nullDistribution(doubled), Math.min(positive, total - positive));
  return { p: Math.min(1, 2 * tail), n };
}

/** Probability of each sum of ranks with a positive sign when every sign is as likely as the other: index 0 … Σ ranks. */
export function nullDistribution(ranks: readonly number[]): Float64Array {
  const total = ranks.reduce((all, rank) => all + rank, 0);
  const chance = new Float64Array(total + 1);
  chance[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let at = reached; at >= 0; at -= 1) chance[at] = 0.5 * (chance[at]! + (at >= rank ? chance[at - rank]! : 0));
  }
  return chance;
}

const lowerTail = (chance: Float64Array, upTo: number): number =>
  chance.subarray(0, upTo + 1).reduce((total, one) => total + one, 0);

/** Ranks from 1, equal values sharing the mean of theirs. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => compare(values[a]!, values[b]!));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

export interface Located {
  readonly value: number;
  /** −Infinity or Infinity where so few differences bound nothing at this level. */
  readonly min: number;
  readonly max: number;
}

/**
 * The median of the Walsh averages (dᵢ + dⱼ)/2, i ≤ j, and the interval of all shifts that the signed-rank test does not
 * refuse at `alpha` (Hollander and Wolfe, Nonparametric Statistical Methods, §3.2–3.3). NaN for no differences.
 */
export function hodgesLehmann(differences: readonly number[], alpha = 0.05): Located {
  const n = differences.length;
  const averages: number[] = [];
  for (let i = 0; i < n; i += 1) {
    for (let j = i; j < n; j += 1) averages.push(walsh(differences[i]!, differences[j]!));
  }
  const order = averages.sort(compare);
  const middle = (order.length - 1) / 2;
  const value = n === 0 ? Number.NaN : walsh(order[Math.floor(middle)]!, order[Math.ceil(middle)]!);
  const skip = refusedSums(n, alpha);
  if (skip === 0) return { value, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  return { value, min: order[skip - 1]!, max: order[order.length - skip]! };
}

/** Opposite infinities say nothing of a place between: counted as zero. */
const walsh = (a: number, b: number): number => (a === b ? a : Number.isNaN(a + b) ? 0 : (a + b) / 2);

/** How many of the smallest sums the test refuses on each side: the largest k with P(sum ≤ k − 1) ≤ alpha/2. */
export function refusedSums(n: number, alpha: number): number {
  const chance = nullDistribution(Array.from({ length: n }, (_, index) => index + 1));
  let tail = 0;
  let count = 0;
  while (count < chance.length && tail + chance[count]! <= alpha / 2 + 1e-12) {
    tail += chance[count]!;
    count += 1;
  }
  return count;
}
