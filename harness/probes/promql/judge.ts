/** What an answer of Prometheus is worth: good, not good, or nothing that could be judged. */
import type { MetricTest } from '../../model/probe.ts';
import type { Point, Series } from './envelope.ts';

export interface JudgedMetric {
  readonly outcome: 'ok' | 'wrong' | 'no_data';
  /** Why there is nothing to judge; null otherwise. */
  readonly gap: string | null;
}

/**
 * Judges what was answered for `times`, the instants that a range query asked for; null: one instant, whichever it was.
 * One point that is not good is enough. An instant with no point at all answers where presence is asked for, and leaves
 * a hole in what is known where a number is.
 */
export function judgeMetric(
  test: MetricTest,
  series: readonly Series[],
  times: readonly number[] | null,
): JudgedMetric {
  const points = series.flatMap((one) => one.points);
  const asked = times?.length ?? 1;
  const empty =
    times === null ? Number(points.length === 0) : times.length - new Set(points.map((one) => one.time)).size;
  if (test.is === 'absent') return points.length === 0 ? good : bad;
  if (test.is === 'present') return empty <= 0 ? good : bad;
  const numbers = points.filter((one) => one.value !== 'histogram');
  if (numbers.some((one) => !lies(one.value, test))) return bad;
  if (numbers.length < points.length) return nothing('the query gives native histograms, which are no numbers');
  if (empty <= 0) return good;
  return nothing(asked === 1 ? 'no data' : `no data for ${empty} of ${asked} points`);
}

const good: JudgedMetric = { outcome: 'ok', gap: null };
const bad: JudgedMetric = { outcome: 'wrong', gap: null };
const nothing = (gap: string): JudgedMetric => ({ outcome: 'no_data', gap });

/** Every comparison with NaN is false, so it lies nowhere. */
function lies(value: Point['value'], { atLeast, atMost }: Extract<MetricTest, { is: 'within' }>): boolean {
  const number =
    value === '+Inf' ? Number.POSITIVE_INFINITY : value === '-Inf' ? Number.NEGATIVE_INFINITY : Number(value);
  return number >= (atLeast ?? Number.NEGATIVE_INFINITY) && number <= (atMost ?? Number.POSITIVE_INFINITY);
}
