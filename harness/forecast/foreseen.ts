/** The times of many repeats → their quantiles; what did not come is never dropped. */
import type { Foreseen } from '../model/forecast.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/**
 * `times`: milliseconds, infinite where it did not come; sorted in place. What came at the end of the window or later has not
 * come. Quantiles: type 7 of Hyndman and Fan.
 */
export function foresee(times: Float64Array, window: number): Foreseen {
  times.sort();
  const count = times.length;
  let [came, total] = [0, 0];
  for (let place = 0; place < count; place += 1) {
    if (times[place]! >= window) break;
    came += 1;
    total += times[place]!;
  }
  const at = (share: number): Duration | null => {
    const place = share * (count - 1);
    const above = Math.ceil(place);
    if (above >= came) return null;
    const below = times[Math.floor(place)]!;
    return milliseconds(below + (times[above]! - below) * (place - Math.floor(place)));
  };
  return {
    share: came / count,
    ...{ p5: at(0.05), median: at(0.5), p95: at(0.95), max: at(1) },
    mean: milliseconds((total + (count - came) * window) / count),
  };
}
