/** What the gate says of a history, as the site asks for it. */

import type { BaselineBand } from '../../model/gate.ts';
import type { HistoryLine, HistoryValue, NightLine } from '../../model/history.ts';
import { milliseconds } from '../../model/time.ts';
import { median } from '../../statistics/quantile.ts';
import { studentQuantile } from '../../statistics/student.ts';

/** Stand-in. */
export function nightsOf(lines: readonly HistoryLine[]): readonly NightLine[] {
  const last = new Map<string, NightLine>();
  for (const line of lines) if (line.type === 'night') last.set(`${line.night}\n${line.run}`, line);
  return [...last.values()].sort((a, b) => a.wall - b.wall);
}

/** Stand-in. */
export function bandBefore(
  nights: readonly NightLine[],
  index: number,
  measured: (line: NightLine) => HistoryValue | undefined,
): BaselineBand | null {
  const key = JSON.stringify(nights[index]!.key);
  const values: number[] = [];
  let since = '';
  for (let at = index - 1; at >= 0 && values.length < 20; at -= 1) {
    const line = nights[at]!;
    if (JSON.stringify(line.key) !== key) break;
    const value = measured(line)?.median;
    if (line.counts && value != null) {
      values.push(Math.log(value));
      since = line.night;
    }
    if (line.level === 'new') break;
  }
  if (values.length === 0) return null;
  const middle = values.reduce((all, one) => all + one, 0) / values.length;
  const own = { nights: values.length, median: milliseconds(Math.exp(median(values))), since };
  if (values.length < 8) return { ...own, low: null, high: null, spread: null };
  const spread = Math.sqrt(values.reduce((all, one) => all + (one - middle) ** 2, 0) / (values.length - 1));
  const reach = studentQuantile(0.9, values.length - 1) * spread * Math.sqrt(1 + 1 / values.length);
  return { ...own, low: milliseconds(Math.exp(middle - reach)), high: milliseconds(Math.exp(middle + reach)), spread };
}

/** Stand-in: where the median of the nights before and after differ by more than a fifth. */
export function changesIn(values: readonly (number | null)[]): readonly number[] {
  const found: number[] = [];
  for (let at = 7; at + 7 <= values.length; at += 1) {
    const before = median(values.slice(at - 7, at).filter((one) => one !== null));
    const after = median(values.slice(at, at + 7).filter((one) => one !== null));
    const here = values[at];
    const jump = Math.abs(Math.log(after / before)) > 0.25 && here != null && Math.abs(Math.log(here / before)) > 0.2;
    if (jump && at - (found.at(-1) ?? -7) >= 7) found.push(at);
  }
  return found;
}
