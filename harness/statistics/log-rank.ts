/** The log-rank test by permutation: whether one curve runs before the other. */
import type { Lasted } from './kaplan-meier.ts';

const draws = 5000;

/** Two-sided p over shuffles of who belongs to whom, drawn with `random`; the chi-square would err too often in samples this small. */
export function logRank(a: readonly Lasted[], b: readonly Lasted[], random: () => number): { readonly p: number } {
  const all = [...a, ...b];
  const seen = Math.abs(excess(all, a.length));
  let count = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    if (Math.abs(excess(shuffled(all, random), a.length)) >= seen - 1e-12) count += 1;
  }
  return { p: (count + 1) / (draws + 1) };
}

/** Came minus expected of the first `size`, and the variance, as the standardised statistic. */
function excess(all: readonly Lasted[], size: number): number {
  let difference = 0;
  let variance = 0;
  for (const at of new Set(all.filter((one) => one.seen).map((one) => one.time))) {
    const risk = all.filter((one) => one.time >= at).length;
    const own = all.slice(0, size).filter((one) => one.time >= at).length;
    const came = all.filter((one) => one.seen && one.time === at).length;
    difference += all.slice(0, size).filter((one) => one.seen && one.time === at).length - (came * own) / risk;
    if (risk > 1) variance += (came * own * (risk - own) * (risk - came)) / (risk * risk * (risk - 1));
  }
  return variance === 0 ? 0 : difference / Math.sqrt(variance);
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
