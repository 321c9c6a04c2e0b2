/** The interval of a median, also where some had not come. */
import type { Lasted } from './kaplan-meier.ts';
import { sorted } from './quantile.ts';

/**
 * The k-th smallest and largest with P(Binomial(n, ½) < k) ≤ (1 − level)/2: exact for every distribution (David and Nagaraja,
 * Order Statistics, §7.1). What had not come came at some time after its observation ended, so it counts as that end below and as
 * never above; where all were watched equally long nothing is lost by that. Null: not bounded, as with fewer than six.
 */
export function medianInterval(
  times: readonly Lasted[],
  level = 0.95,
): { readonly min: number | null; readonly max: number | null } {
  const skip = refusedRanks(times.length, (1 - level) / 2);
  if (skip === 0) return { min: null, max: null };
  const earliest = sorted(times.map((one) => one.time));
  const latest = sorted(times.map((one) => (one.seen ? one.time : Number.POSITIVE_INFINITY)));
  const max = latest[times.length - skip]!;
  return { min: earliest[skip - 1]!, max: Number.isFinite(max) ? max : null };
}

/** The largest k with P(Binomial(n, ½) < k) ≤ tail. */
function refusedRanks(n: number, tail: number): number {
  let chance = 0.5 ** n;
  let below = 0;
  let k = 0;
  while (k < n && below + chance <= tail) {
    below += chance;
    chance *= (n - k) / (k + 1);
    k += 1;
  }
  return k;
}
