/** The share that has come by t, when some had not come before the observation ended (Kaplan and Meier 1958). */
import { distinct } from '../model/distinct.ts';
import { sorted } from './quantile.ts';

/** `seen: false`: it had not come by `time`. */
export interface Lasted {
  readonly time: number;
  readonly seen: boolean;
}

export interface Curve {
  /** After each time at which one came: the share that has come, and how many were still waited for just before. */
  readonly steps: readonly { readonly at: number; readonly share: number; readonly atRisk: number }[];
  /** Times at which the observation ended before it had come. */
  readonly censored: readonly number[];
}

/** One that came at the very time at which another's observation ended counts as earlier. */
export function kaplanMeier(times: readonly Lasted[]): Curve {
  const came = distinct(sorted(times.filter((one) => one.seen).map((one) => one.time)));
  let left = 1;
  const steps = came.map((at) => {
    const atRisk = times.filter((one) => one.time >= at).length;
    const now = times.filter((one) => one.seen && one.time === at).length;
    left *= 1 - now / atRisk;
    return { at, share: 1 - left, atRisk };
  });
  return { steps, censored: sorted(times.filter((one) => !one.seen).map((one) => one.time)) };
}

/** The first time by which the share has come; null: not within the observation. */
export const timeAt = (curve: Curve, share: number): number | null =>
  curve.steps.find((step) => step.share >= share - 1e-12)?.at ?? null;
