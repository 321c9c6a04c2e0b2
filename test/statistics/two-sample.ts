/** The Kolmogorov–Smirnov test: whether two samples come from one distribution. */
import { sorted } from '../../harness/statistics/quantile.ts';

/** `d`: the largest distance between the two step curves. `p` exact by counting lattice paths (Hodges 1958), for sizes up to 2,000 each. */
export function kolmogorovSmirnov(
  a: readonly number[],
  b: readonly number[],
): { readonly d: number; readonly p: number } {
  const [x, y] = [sorted(a), sorted(b)];
  let i = 0;
  let j = 0;
  let d = 0;
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i]!, y[j]!);
    while (i < x.length && x[i]! <= at) i += 1;
    while (j < y.length && y[j]! <= at) j += 1;
    d = Math.max(d, Math.abs(i / x.length - j / y.length));
  }
  return { d, p: 1 - pathsWithin(x.length, y.length, d - 1e-9) };
}

/** The chance that a random path from (0, 0) to (m, n) stays closer to the diagonal than `d`. */
function pathsWithin(m: number, n: number, d: number): number {
  const inside = (i: number, j: number): boolean => Math.abs(i / m - j / n) < d;
  let row = Float64Array.from({ length: n + 1 }, (_, j) => (inside(0, j) ? 1 : 0));
  for (let j = 1; j <= n; j += 1) row[j] = inside(0, j) ? row[j - 1]! : 0;
  for (let i = 1; i <= m; i += 1) {
    const next = new Float64Array(n + 1);
    // Each step is weighed by its chance among all paths, so that the numbers stay small.
    const share = i / (i + n);
    next[0] = inside(i, 0) ? row[0]! * share : 0;
    for (let j = 1; j <= n; j += 1) next[j] = inside(i, j) ? next[j - 1]! + row[j]! * share : 0;
    row = next;
  }
  return row[n]!;
}
