/** A measure as one number of a night. */
import type { NightMeasure } from '../model/night.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { kaplanMeier } from '../statistics/kaplan-meier.ts';
import { median } from '../statistics/quantile.ts';

/** No time is known better than to a millisecond, nor than to its own resolution. */
const leastTime = 1;

/** Of all repeats; null: in half of them or more it did not come, or there are none. What was not watched to the end counts as long as it was. */
export function nightMedian({ repeats, window }: Pick<NightMeasure, 'repeats' | 'window'>): Duration | null {
  if (repeats.length === 0) return null;
  if (repeats.some(({ seen, value }) => !seen && value < window)) return censoredMedian(repeats);
  const value = median(repeats.map((one) => (one.seen ? one.value : Number.POSITIVE_INFINITY)));
  return Number.isFinite(value) ? milliseconds(value) : null;
}

/** Between the time by which half have come and that by which more have. */
function censoredMedian(repeats: NightMeasure['repeats']): Duration | null {
  const { steps } = kaplanMeier(repeats.map(({ seen, value }) => ({ seen, time: value })));
  const half = steps.find(({ share }) => share >= 0.5 - 1e-12);
  const more = steps.find(({ share }) => share > 0.5 + 1e-12);
  return half === undefined || more === undefined ? null : milliseconds((half.at + more.at) / 2);
}

/** The coarsest of its repeats. */
export const resolutionOf = ({ repeats }: Pick<NightMeasure, 'repeats'>): number =>
  repeats.reduce((coarsest, one) => Math.max(coarsest, one.resolution), leastTime);

/** The logarithm of a time; of one that never came, that of what is later than everything. */
export const logOf = (value: number | null, resolution: number): number =>
  value === null ? Number.POSITIVE_INFINITY : Math.log(Math.max(resolution, value));
