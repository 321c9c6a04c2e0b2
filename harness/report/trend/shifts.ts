/** Where a measure changed for good, and what changed with it: the commit, the engine, the host. */

import type { NightLine } from '../../model/history.ts';
import type { Commit } from '../../model/night.ts';
import { median } from '../../statistics/quantile.ts';
import { changesIn } from './judged.ts';
import type { Series } from './series.ts';

export interface Shift {
  /** The first night of what came after. */
  readonly night: number;
  readonly line: NightLine;
  /** Of the nights' medians on either side, up to the next shift. Milliseconds. */
  readonly before: number;
  readonly after: number;
  /** The commit that brought it, where a search found it; else the first that was measured after it; null: not known. */
  readonly commit: Commit | null;
  readonly found: boolean;
  /** What else was new that night: `engine docker 26.1.5 → 27.3.1`. */
  readonly surroundings: readonly string[];
}

/** So many nights after the change may still tell which commit it was. */
const SEARCH = 5;

export function shiftsOf({ points }: Series): readonly Shift[] {
  const measured = points.flatMap((one, night) => (one === null ? [] : [{ ...one, night }]));
  const values = measured.map((one) => one.value.median);
  const starts = changesIn(values);
  const known = (from: number, to: number): number => median(values.slice(from, to).filter((one) => one !== null));
  return starts.flatMap((start, index): Shift[] => {
    const { line, night } = measured[start]!;
    const previous = measured[start - 1]?.line ?? null;
    const [from, to] = [starts[index - 1] ?? 0, starts[index + 1] ?? values.length];
    const [before, after] = [known(from, start), known(start, to)];
    if (Number.isNaN(before) || Number.isNaN(after)) return [];
    const found = measured.slice(start, start + SEARCH).find((one) => one.line.since !== null)?.line.since ?? null;
    const other = previous?.revision?.id === line.revision?.id ? null : line.revision;
    const commit = found ?? other;
    return [
      { ...{ night, line, before, after, commit }, found: found !== null, surroundings: changedKey(previous, line) },
    ];
  });
}

/** What of the host changed between two nights. */
export function changedKey(before: NightLine | null, after: NightLine): readonly string[] {
  if (before === null || before.key === null || after.key === null) return [];
  const [old, now] = [before.key, after.key];
  return [
    ...(old.engine === now.engine ? [] : [`engine ${old.engine} → ${now.engine}`]),
    ...(old.kernel === now.kernel ? [] : [`kernel ${old.kernel} → ${now.kernel}`]),
    ...(old.cpu === now.cpu ? [] : [`CPU ${old.cpu} → ${now.cpu}`]),
    ...(old.compose === now.compose ? [] : ['another Compose file']),
  ];
}

/** `9be01c4 “api: one client”`. */
export const commitText = ({ id, subject, dirty }: Commit): string =>
  `${id.slice(0, 7)}${dirty ? ' with uncommitted changes' : ''}${subject === '' ? '' : ` “${subject}”`}`;
