/** The history as a picture needs it: nights in columns, scenarios in rows, and in each cell what is known of that night. */

import { nightsOf } from '../../gate/nights.ts';
import { distinct } from '../../model/distinct.ts';
import type { AcceptedLine, NightLine } from '../../model/history.ts';
import type { ScenarioName } from '../../model/night.ts';
import { median } from '../../statistics/quantile.ts';
import { pageNames } from './page-name.ts';
import type { TrendInput } from './trend-input.ts';

export interface TrendNight {
  readonly night: string;
  /** As a reader calls it: the date, with a number where its suite ran more than once. */
  readonly name: string;
  /** Days without any night before it, where that is more than is usual; else 0. */
  readonly lost: number;
}

export interface TrendRow {
  readonly scenario: ScenarioName;
  readonly page: string;
  /** One for each night. */
  readonly cells: readonly (NightLine | null)[];
  readonly accepted: readonly AcceptedLine[];
}

export interface Trend {
  readonly nights: readonly TrendNight[];
  readonly rows: readonly TrendRow[];
}

/** A night's column: its date, and which run of its suite it was on that date. Suites that run on the same date share a column. */
const columnOf = (night: string, ordinal: number): string => `${night} ${String(ordinal).padStart(4, '0')}`;

export function trendOf({ history }: Pick<TrendInput, 'history'>): Trend {
  const pages = pageNames(history.keys());
  const all = [...history].map(([scenario, lines]) => ({ scenario, lines, nights: nightsOf(lines) }));
  const ordinals = ordinalsOf(all.flatMap((one) => one.nights));
  const columns = distinct(ordinals.values()).sort();
  const index = new Map(columns.map((column, at) => [column, at]));
  const rows = all
    .filter((one) => one.nights.length > 0)
    .map(({ scenario, lines, nights }): TrendRow => {
      const cells = new Array<NightLine | null>(columns.length).fill(null);
      for (const line of nights) cells[index.get(ordinals.get(runOf(line))!)!] = line;
      const accepted = lines.filter((one) => one.type === 'accepted');
      return { scenario, page: pages.get(scenario)!, cells, accepted };
    });
  return { nights: named(columns), rows: rows.toSorted((a, b) => (a.scenario < b.scenario ? -1 : 1)) };
}

const runOf = ({ suite, night, run }: NightLine): string => JSON.stringify([suite, night, run]);

/** The column of each run of a suite. */
function ordinalsOf(lines: readonly NightLine[]): ReadonlyMap<string, string> {
  const starts = new Map<string, NightLine>();
  for (const line of lines) {
    const known = starts.get(runOf(line));
    if (known === undefined || line.wall < known.wall) starts.set(runOf(line), line);
  }
  const dates = Map.groupBy(starts.values(), ({ suite, night }) => JSON.stringify([suite, night]));
  return new Map(
    [...dates.values()].flatMap((runs) =>
      runs
        .toSorted((a, b) => a.wall - b.wall || (a.run < b.run ? -1 : 1))
        .map((line, at) => [runOf(line), columnOf(line.night, at)] as const),
    ),
  );
}

const day = 86_400_000;

function named(columns: readonly string[]): readonly TrendNight[] {
  const dates = columns.map((one) => one.slice(0, -5));
  const days = dates.map((one) => Date.parse(one) / day);
  const steps = days.slice(1).map((one, at) => one - days[at]!);
  const usual = steps.length === 0 ? 1 : median(steps);
  return columns.map((column, at) => {
    const ordinal = Number(column.slice(-4));
    const step = at === 0 ? 0 : steps[at - 1]!;
    const night = dates[at]!;
    return {
      night,
      name: ordinal === 0 ? night : `${night}, run ${ordinal + 1}`,
      lost: step > 1 && step > 2.5 * usual ? step - 1 : 0,
    };
  });
}

/** The cells that hold a night, in order. */
export const linesOf = ({ cells }: TrendRow): readonly NightLine[] => cells.filter((one) => one !== null);

export const tonightOf = ({ cells }: TrendRow): NightLine | null => cells.at(-1) ?? null;

/** There is no row without a night. */
export const lastOf = ({ cells }: TrendRow): NightLine => cells.findLast((one) => one !== null)!;

/** Its last night before tonight's. */
export const beforeOf = ({ cells }: TrendRow): NightLine | null =>
  cells.slice(0, -1).findLast((one) => one !== null) ?? null;

export const suitesOf = ({ rows }: Trend): readonly string[] =>
  distinct(rows.flatMap((row) => linesOf(row).map((line) => line.suite)));
