/** One variant in one measure, over its repeats. */
import type { Estimate, RepeatValue, ShareCurve, VariantMeasure } from '../model/comparison.ts';
import type { Measure } from '../model/comparison-plan.ts';
import { type DurationRange, milliseconds } from '../model/time.ts';
import type { VariantName } from '../model/variant.ts';
import { clopperPearson } from '../statistics/binomial.ts';
import { kaplanMeier, type Lasted, timeAt } from '../statistics/kaplan-meier.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { median } from '../statistics/quantile.ts';
import { restrictedMean } from '../statistics/restricted-mean.ts';

export function summarise(
  variant: VariantName,
  measure: Pick<Measure, 'window'>,
  repeats: readonly RepeatValue[],
  predicted: DurationRange | null,
  outside: number,
): VariantMeasure {
  const times: readonly Lasted[] = repeats.map(({ value, seen }) => ({ time: value, seen }));
  const curve = kaplanMeier(times);
  const p95 = timeAt(curve, 0.95);
  return {
    variant,
    repeats,
    median: medianOf(times),
    restrictedMean: times.length === 0 ? null : restrictedMean(times, measure.window),
    p95: p95 === null ? null : milliseconds(p95),
    came: cameOf(times, measure.window),
    curve: curveOf(times),
    predicted,
    outside,
  };
}

/** What had not come when its observation ended too early may have come within the window, and counts for the upper bound. */
function cameOf(times: readonly Lasted[], window: number): VariantMeasure['came'] {
  const of = times.length;
  const count = times.filter((one) => one.seen).length;
  if (of === 0) return { count, of, min: 0, max: 1 };
  const early = times.filter((one) => !one.seen && one.time < window).length;
  return { count, of, min: clopperPearson(count, of).min, max: clopperPearson(count + early, of).max };
}

/** Of the values where all came; else where the curve passes one half. */
function medianOf(times: readonly Lasted[]): Estimate | null {
  const all = times.every((one) => one.seen);
  const value = all ? median(times.map((one) => one.time)) : timeAt(kaplanMeier(times), 0.5);
  if (value === null || Number.isNaN(value)) return null;
  return { value, ...medianInterval(times) };
}

function curveOf(times: readonly Lasted[]): ShareCurve {
  const { steps, censored } = kaplanMeier(times);
  return {
    steps: [
      { at: milliseconds(0), share: 0, atRisk: times.length },
      ...steps.map(({ at, share, atRisk }) => ({ at: milliseconds(at), share, atRisk })),
    ],
    censored: censored.map(milliseconds),
  };
}
