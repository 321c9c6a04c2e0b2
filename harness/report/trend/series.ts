/** One measure of a scenario through the nights, each with what was normal as it was known that night. */

import type { Quantity } from '../../model/comparison-plan.ts';
import { distinctBy } from '../../model/distinct.ts';
import type { BaselineBand } from '../../model/gate.ts';
import type { HistoryValue, NightLine } from '../../model/history.ts';
import { bandBefore } from './judged.ts';
import type { TrendRow } from './trend.ts';
import { linesOf } from './trend.ts';

export interface SeriesPoint {
  readonly line: NightLine;
  readonly value: HistoryValue;
  /** Null: no baseline yet. */
  readonly band: BaselineBand | null;
}

export interface Series {
  readonly experiment: string;
  readonly quantity: Quantity;
  /** `served again`. */
  readonly title: string;
  /** Whether it can turn a night red, or is only told. */
  readonly gated: boolean;
  /** One for each night; null: not measured. */
  readonly points: readonly (SeriesPoint | null)[];
}

const titles: Readonly<Record<Quantity, string>> = {
  recovery: 'served again',
  downtime: 'downtime',
  detection: 'noticed',
  engineRecovery: 'healthy again',
};

const isGated = (quantity: Quantity): boolean => quantity === 'recovery' || quantity === 'downtime';

const keyOf = ({ experiment, quantity }: HistoryValue): string => JSON.stringify([experiment, quantity]);

/** All measures of a scenario: those of its last nights first, in their order; what can turn a night red before what is told. */
export function seriesOf(row: TrendRow): readonly Series[] {
  const newestFirst = linesOf(row).toReversed();
  const all = distinctBy(
    newestFirst.flatMap((line) => line.values),
    keyOf,
  );
  return [...all.filter((one) => isGated(one.quantity)), ...all.filter((one) => !isGated(one.quantity))].map((one) =>
    oneSeries(row, one),
  );
}

/** The measure that speaks for the scenario. */
export const headlineOf = (series: readonly Series[]): Series | null => series[0] ?? null;

function oneSeries(row: TrendRow, { experiment, quantity }: HistoryValue): Series {
  const measured = (line: NightLine): HistoryValue | undefined =>
    line.values.find((one) => one.experiment === experiment && one.quantity === quantity);
  const nights = linesOf(row);
  let at = -1;
  const points = row.cells.map((line): SeriesPoint | null => {
    if (line === null) return null;
    at += 1;
    const value = measured(line);
    return value === undefined ? null : { line, value, band: bandBefore(nights, at, measured) };
  });
  return { experiment, quantity, title: titles[quantity], gated: isGated(quantity), points };
}

export type Side = 'within' | 'above' | 'below' | 'missed';

/** Where a night's value lies. What did not come within the window is missed. */
export function sideOf({ value: { median }, band }: SeriesPoint): Side {
  if (median === null) return 'missed';
  if (band?.high != null && median > band.high) return 'above';
  return band?.low != null && median < band.low ? 'below' : 'within';
}
