/** The times of many repeats → their quantiles; what did not come is never dropped. */
import type { Foreseen } from '../model/forecast.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { selectPlace } from './select.ts';

/**
 * `times`: milliseconds, infinite where it did not come, at least one; their order is changed. What came at the end of the
 * window or later has not come. Quantiles: type 7 of Hyndman and Fan.
 */
export function foresee(times: Float64Array, window: number): Foreseen {
  const count = times.length;
  let [came, total, most] = [0, 0, 0];
  for (const time of times) {
    if (time >= window) continue;
    came += 1;
    total += time;
    if (time > most) most = time;
  }
  // Ascending shares: whatever lies below the last place need not be examined again.
  let known = 0;
  const at = (share: number): Duration | null => {
    const place = share * (count - 1);
    const [below, above] = [Math.floor(place), Math.ceil(place)];
    if (above >= came) return null;
    const lower = selectPlace(times, below, known);
    const upper = above === below ? lower : selectPlace(times, above, below + 1);
    known = above;
    return milliseconds(lower + (upper - lower) * (place - below));
  };
  return {
    share: came / count,
    ...{ p5: at(0.05), median: at(0.5), p95: at(0.95) },
    max: came === count ? milliseconds(most) : null,
    mean: milliseconds((total + (count - came) * window) / count),
  };
}
