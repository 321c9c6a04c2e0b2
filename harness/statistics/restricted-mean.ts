/** The mean time, with the window as its limit: defined also when some never come. */
import { kaplanMeier, type Lasted } from './kaplan-meier.ts';
import { normalQuantile } from './normal.ts';

/** The integral of the share that has not come, from 0 to `window`, with its normal interval (Irwin 1949; Klein and Moeschberger §4.5). */
export function restrictedMean(
  times: readonly Lasted[],
  window: number,
  level = 0.95,
): { readonly value: number; readonly min: number; readonly max: number } {
  const steps = kaplanMeier(times).steps.filter((step) => step.at < window);
  const edges = [0, ...steps.map((step) => step.at), window];
  const heights = [1, ...steps.map((step) => 1 - step.share)];
  const areas = heights.map((height, index) => height * (edges[index + 1]! - edges[index]!));
  const value = areas.reduce((total, area) => total + area, 0);
  let variance = 0;
  steps.forEach(({ at, atRisk }, index) => {
    const beyond = areas.slice(index + 1).reduce((total, area) => total + area, 0);
    const now = times.filter((one) => one.seen && one.time === at).length;
    if (atRisk > now) variance += (beyond ** 2 * now) / (atRisk * (atRisk - now));
  });
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return { value, min: Math.max(0, value - half), max: Math.min(window, value + half) };
}
