/** What is normal for a measure: the level of its nights, how much they differ, and so the limits of a night to come. */
import type { BaselineBand } from '../model/gate.ts';
import type { HistoryValue, NightLine } from '../model/history.ts';
import type { NightMeasure } from '../model/night.ts';
import { milliseconds } from '../model/time.ts';
import { median } from '../statistics/quantile.ts';
import { studentQuantile } from '../statistics/student.ts';
import type { Baseline } from './baseline.ts';
import { logOf } from './night-value.ts';
import { leastNights, usualShare } from './thresholds.ts';

export interface NormalRange {
  /** Nights in which it was measured. */
  readonly nights: number;
  /** Of the level: logarithms in order; Infinity where it never came. */
  readonly level: readonly number[];
  /** The nights of the level, in the same order. */
  readonly lines: readonly NightLine[];
  /** Share of the level's nights in which it never came. */
  readonly never: number;
  /** Mean of the level's nights in which it came; where they are too few, the median of all of them. Not finite: it hardly ever came. */
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
export function normalRange(baseline: Baseline, measure: NightMeasure, resolution: number): NormalRange | null {
  let nights = 0;
  let squares = 0;
  let freedom = 0;
  let last: Pick<NormalRange, 'level' | 'lines' | 'middle'> | null = null;
  let count = 0;
  for (const lines of baseline.levels) {
    const measured = lines.filter((line) => valueIn(line, measure) !== undefined);
    if (measured.length === 0) continue;
    const level = measured.map((line) => logOf(valueIn(line, measure)!.median, resolution));
    const came = level.filter(Number.isFinite);
    const mean = came.reduce((total, one) => total + one, 0) / came.length;
    squares += came.reduce((total, one) => total + (one - mean) ** 2, 0);
    freedom += Math.max(0, came.length - 1);
    nights += level.length;
    count = came.length;
    last = { level, lines: measured, middle: mean };
  }
  if (last === null) return null;
  const deviation = Math.sqrt(squares / Math.max(1, freedom));
  // How much nights differ is known under the very key alone.
  const known = baseline.fork === null && nights >= leastNights && freedom >= leastFreedom && count > 0;
  return {
    nights,
    ...last,
    middle: known ? last.middle : median(last.level),
    never: 1 - count / last.level.length,
    spread: known ? { deviation, freedom, reach: deviation * Math.sqrt(1 + 1 / count) } : null,
  };
}

const valueIn = (line: NightLine, { experiment, quantity }: NightMeasure): HistoryValue | undefined =>
  line.values.find((one) => one.quantity === quantity && one.experiment === experiment);

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
