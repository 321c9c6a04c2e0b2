/** One measure of a scenario through the nights, each with what was normal as it was known that night. */
import type { Baseline } from '../../gate/baseline.ts';
import { isGated } from '../../gate/gated.ts';
import { logOf } from '../../gate/night-value.ts';
import { bandOf, normalRange, valueIn } from '../../gate/normal-range.ts';
import { screen } from '../../gate/screen.ts';
import type { Quantity } from '../../model/comparison-plan.ts';
import { distinctBy } from '../../model/distinct.ts';
import type { BaselineBand, Screen } from '../../model/gate.ts';
import type { HistoryValue, NightLine } from '../../model/history.ts';
import type { MeasureName } from '../../model/measure-name.ts';
import { verb } from '../../model/quantity-words.ts';
import { knownBaselines } from './known-baselines.ts';
import { linesOf, type TrendRow } from './trend.ts';

export interface SeriesPoint {
  readonly line: NightLine;
  readonly value: HistoryValue;
  /** Null: no baseline yet. */
  readonly band: BaselineBand | null;
  /** What the gate's screen says of it. */
  readonly screen: Screen;
}

export interface TrendSeries {
  readonly experiment: string;
  readonly quantity: Quantity;
  /** `served again`. */
  readonly title: string;
  /** Whether it can turn a night red, or is only told. */
  readonly gated: boolean;
  /** One for each night; null: not measured. */
  readonly points: readonly (SeriesPoint | null)[];
}

/** A point with its night. */
export interface NightPoint extends SeriesPoint {
  readonly night: number;
}

export const placedPoints = ({ points }: TrendSeries): readonly NightPoint[] =>
  points.flatMap((one, night) => (one === null ? [] : [{ ...one, night }]));

/** History has no resolutions: a millisecond, as the least of all. */
const RESOLUTION = 1;

const keyOf = ({ experiment, quantity }: HistoryValue): string => JSON.stringify([experiment, quantity]);

/** All measures of a scenario: those of its last nights first, in their order; what can turn a night red before what is told. */
export function seriesOf(row: TrendRow): readonly TrendSeries[] {
  const newestFirst = linesOf(row).toReversed();
  const baselines = knownBaselines([...linesOf(row), ...row.accepted]);
  const all = distinctBy(
    newestFirst.flatMap((line) => line.values),
    keyOf,
  );
  return [...all.filter(isGated), ...all.filter((one) => !isGated(one))].map((one) => oneSeries(row, one, baselines));
}

/** The measure that speaks for the scenario. */
export const headlineOf = (series: readonly TrendSeries[]): TrendSeries | null => series[0] ?? null;

function oneSeries(row: TrendRow, measure: MeasureName, baselines: readonly Baseline[]): TrendSeries {
  const { experiment, quantity } = measure;
  let at = -1;
  const points = row.cells.map((line): SeriesPoint | null => {
    if (line === null) return null;
    at += 1;
    const value = valueIn(line, measure);
    if (value === undefined) return null;
    const range = normalRange(baselines[at]!, measure, RESOLUTION);
    if (range === null) return { line, value, band: null, screen: 'no baseline' };
    const log = logOf(value.median, RESOLUTION);
    return { line, value, band: bandOf(range), screen: screen({ log, resolution: RESOLUTION }, range) };
  });
  return { experiment, quantity, title: verb[quantity].short, gated: isGated(measure), points };
}

export type PointSide = 'within' | 'above' | 'below' | 'missed';

/** Where a night's value is drawn. What did not come within the window is missed. */
export function sideOf({ value, screen: word }: SeriesPoint): PointSide {
  if (value.median === null) return 'missed';
  if (word === 'slower') return 'above';
  return word === 'faster' ? 'below' : 'within';
}
