/** The share that has come by t, when some had not come before the looking ended (Kaplan and Meier 1958). */
import { sorted } from './median.ts';
import { normalQuantile } from './normal.ts';

/** `seen: false`: it had not come by `time`. */
export interface Lasted {
  readonly time: number;
  readonly seen: boolean;
}

export interface Curve {
  /** After each time at which one came: the share that has come, how many were still waited for just before, Greenwood's variance. */
  readonly steps: readonly {
    readonly at: number;
    readonly share: number;
    readonly atRisk: number;
    readonly variance: number;
  }[];
  /** Times at which the looking ended before it had come. */
  readonly censored: readonly number[];
}

/** One that came at the very time at which another's looking ended counts as earlier. */
export function kaplanMeier(times: readonly Lasted[]): Curve {
  const came = [...new Set(sorted(times.filter((one) => one.seen).map((one) => one.time)))];
  let left = 1;
  let sum = 0;
  const steps = came.map((at) => {
    const atRisk = times.filter((one) => one.time >= at).length;
    const now = times.filter((one) => one.seen && one.time === at).length;
    left *= 1 - now / atRisk;
    sum += atRisk === now ? 0 : now / (atRisk * (atRisk - now));
    return { at, share: 1 - left, atRisk, variance: left * left * sum };
  });
  return { steps, censored: sorted(times.filter((one) => !one.seen).map((one) => one.time)) };
}

/** The first time by which the share has come; null: not within the looking. */
export const timeAt = (curve: Curve, share: number): number | null =>
  curve.steps.find((step) => step.share >= share - 1e-12)?.at ?? null;

/**
 * The interval of the median: without censoring by order statistics, which is exact; with it Brookmeyer and Crowley (1982),
 * all times at which the curve is not significantly away from one half. A bound that is not reached is null.
 */
export function medianInterval(
  times: readonly Lasted[],
  level = 0.95,
): { readonly min: number | null; readonly max: number | null } {
  if (times.every((one) => one.seen)) return byOrder(sorted(times.map((one) => one.time)), level);
  const z = normalQuantile((1 + level) / 2);
  const curve = kaplanMeier(times);
  const near = curve.steps.filter(({ share, variance }) => Math.abs(share - 0.5) <= z * Math.sqrt(variance));
  if (near.length === 0) return { min: timeAt(curve, 0.5), max: null };
  const after = curve.steps.find((step) => step.at > near.at(-1)!.at);
  return { min: near[0]!.at, max: after?.at ?? null };
}

/** The k-th smallest and largest with P(Binomial(n, ½) < k) ≤ (1 − level)/2; too few values bound nothing. */
function byOrder(order: readonly number[], level: number): { min: number | null; max: number | null } {
  const n = order.length;
  let chance = 0.5 ** n;
  let tail = 0;
  let k = 0;
  while (k < n && tail + chance <= (1 - level) / 2) {
    tail += chance;
    chance *= (n - k) / (k + 1);
    k += 1;
  }
  return k === 0 ? { min: null, max: null } : { min: order[k - 1]!, max: order[n - k]! };
}
