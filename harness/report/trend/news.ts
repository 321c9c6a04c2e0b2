/** What is new since the last night: what was discovered, what was fixed, what went on, and what else is another than it was. */
import type { NightLine } from '../../model/history.ts';
import { beforeOf, type Trend, type TrendRow, tonightOf } from './trend.ts';

export interface NewsItem {
  readonly row: TrendRow;
  readonly tonight: NightLine;
  readonly before: NightLine | null;
}

export interface News {
  /** Red, and was not. */
  readonly discovered: readonly NewsItem[];
  /** Was red, and is not. */
  readonly fixed: readonly NewsItem[];
  readonly stillRed: readonly NewsItem[];
  /** In another state than before, and red neither before nor now. */
  readonly changed: readonly NewsItem[];
  /** It ran the night before, and not tonight, although its suite did. */
  readonly missing: readonly TrendRow[];
}

export function newsOf({ rows }: Trend): News {
  const items = rows.flatMap((row): NewsItem[] => {
    const tonight = tonightOf(row);
    return tonight === null ? [] : [{ row, tonight, before: beforeOf(row) }];
  });
  const suites = new Set(items.map((one) => one.tonight.suite));
  const wasRed = ({ row }: NewsItem): boolean => lastTold(row)?.red ?? false;
  const untold = ({ tonight }: NewsItem): boolean => tonight.state === 'inconclusive';
  return {
    discovered: items.filter((one) => one.tonight.red && !wasRed(one)),
    fixed: items.filter((one) => !one.tonight.red && wasRed(one) && !untold(one)),
    stillRed: items.filter((one) => one.tonight.red && wasRed(one)),
    changed: items.filter(
      (one) => !one.tonight.red && (!wasRed(one) || untold(one)) && one.before?.state !== one.tonight.state,
    ),
    missing: rows.filter((row) => tonightOf(row) === null && suites.has(row.cells.at(-2)?.suite ?? '')),
  };
}

/** The last night before tonight's that could be told. */
const lastTold = ({ cells }: TrendRow): NightLine | null =>
  cells.slice(0, -1).findLast((one) => one !== null && one.state !== 'inconclusive') ?? null;
