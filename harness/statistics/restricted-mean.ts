/** The mean time, with the window as its limit: defined also when some never come. */
import { leastMean } from './bounded-mean.ts';
import { kaplanMeier, type Lasted } from './kaplan-meier.ts';

/**
 * The integral of the share that has not come, from 0 to `window` (Irwin 1949). Its interval allows for all that so few repeats
 * may have missed within the window: no spread that was seen tells of a slow run in ten that was not.
 */
export function restrictedMean(
  times: readonly Lasted[],
  window: number,
  level = 0.95,
): { readonly value: number; readonly min: number; readonly max: number } {
  const steps = kaplanMeier(times).steps.filter((step) => step.at < window);
  const edges = [0, ...steps.map((step) => step.at), window];
  const heights = [1, ...steps.map((step) => 1 - step.share)];
  const value = heights.reduce((total, height, index) => total + height * (edges[index + 1]! - edges[index]!), 0);
  // What had not come by the end of its observation may have come right then, or not within the window.
  const spent = times.map((one) => Math.min(one.time, window));
  const left = times.map((one, index) => (one.seen ? window - spent[index]! : 0));
  const alpha = (1 - level) / 2;
  return { value, min: leastMean(spent, alpha), max: window - leastMean(left, alpha) };
}
