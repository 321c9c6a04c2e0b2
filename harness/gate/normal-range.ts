/** What is normal for a measure: the level of its nights, how much they differ, and so the limits of a night to come. */
import type { BaselineBand } from '../model/gate.ts';
import type { HistoryValue, NightLine } from '../model/history.ts';
import { isSameMeasure, type MeasureName } from '../model/measure-name.ts';
import { milliseconds } from '../model/time.ts';
import { mean, squaresOf } from '../statistics/mean.ts';
import { median } from '../statistics/quantile.ts';
import { studentQuantile } from '../statistics/student.ts';
import type { Baseline } from './baseline.ts';
import { logOf } from './night-value.ts';
import { leastNights, leastRatio, usualShare } from './thresholds.ts';

export interface NormalRange {
  /** Nights in which it was measured. */
  readonly nights: number;
  /** Of the level: logarithms in order; Infinity where it never came. */
  readonly level: readonly number[];
  /** The nights of the level, in the same order. */
  readonly lines: readonly NightLine[];
  /** Share of the level's nights in which it never came. */
  readonly never: number;
  /** Mean of the level's nights in which it came, without outliers; where they are too few, the median of all of them. Not finite: it hardly ever came. */
  readonly middle: number;
  /** Null: too few nights. */
  readonly spread: NightSpread | null;
}

export interface NightSpread {
  /** Standard deviation from night to night, pooled over the levels. */
  readonly deviation: number;
  readonly freedom: number;
  /** Standard error of a night to come around the mean. */
  readonly reach: number;
}

/** With fewer degrees of freedom a spread says nothing: each level costs one. */
const leastFreedom = leastNights / 2;

/** Null: none of the nights measured it. */
export function normalRange(baseline: Baseline, measure: MeasureName, resolution: number): NormalRange | null {
  const levels = baseline.levels
    .map((lines) => lines.filter((line) => valueIn(line, measure) !== undefined))
    .filter((lines) => lines.length > 0);
  const lines = levels.at(-1);
  if (lines === undefined) return null;
  const logs = levels.map((nights) => nights.map((line) => logOf(valueIn(line, measure)!.median, resolution)));
  const level = logs.at(-1)!;
  const usual = withoutOutliers(logs.map((one) => one.filter(Number.isFinite)));
  const own = usual.at(-1)!;
  const freedom = total(usual.map((one) => Math.max(0, one.length - 1)));
  const nights = total(logs.map((one) => one.length));
  // How much nights differ is known under the very key alone.
  const known = baseline.fork === null && nights >= leastNights && freedom >= leastFreedom && own.length > 0;
  const deviation = Math.sqrt(total(usual.map(squaresOf)) / Math.max(1, freedom));
  return {
    nights,
    level,
    lines,
    never: level.filter((one) => one === Number.POSITIVE_INFINITY).length / level.length,
    middle: known ? mean(own) : median(level),
    spread: known ? { deviation, freedom, reach: deviation * Math.sqrt(1 + 1 / own.length) } : null,
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/**
 * The nights of each level without those that lie further from its median than three standard deviations, by the median of all such
 * distances (Hampel 1974): a night on a slow host counts, but must not hide the next one. Within practical size nothing is an outlier.
 */
function withoutOutliers(levels: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const distances = levels.map((level) => {
    const middle = median(level);
    return level.map((one) => Math.abs(one - middle));
  });
  const cut = Math.max(Math.log(leastRatio), 3 * 1.4826 * median(distances.flat()));
  return levels.map((level, at) => level.filter((_, index) => distances[at]![index]! <= cut));
}

export const valueIn = ({ values }: NightLine, measure: MeasureName): HistoryValue | undefined =>
  values.find((one) => isSameMeasure(one, measure));

/** One-sided: below mean + so many errors lies a night with probability `share`. */
export const errorsFor = (share: number, freedom: number): number => {
  const key = share + freedom;
  const known = quantiles.get(key) ?? studentQuantile(2 * share - 1, freedom);
  quantiles.set(key, known);
  return known;
};

/** By share and degrees of freedom: few, and each asked for every night. */
const quantiles = new Map<number, number>();

export function bandOf({ nights, level, lines, middle, spread }: NormalRange): BaselineBand {
  const half = median(level);
  const reach = spread === null ? null : errorsFor(usualShare, spread.freedom) * spread.reach;
  return {
    nights,
    median: Number.isFinite(half) ? milliseconds(Math.exp(half)) : null,
    low: reach === null ? null : milliseconds(Math.exp(middle - reach)),
    high: reach === null ? null : milliseconds(Math.exp(middle + reach)),
    spread: spread?.deviation ?? null,
    since: lines[0]!.night,
  };
}
