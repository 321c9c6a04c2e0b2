/** Where a measure changed for good, and what changed with it: the commit, the engine, the host. */
import { changePoints } from '../../gate/change-points.ts';
import { shortId } from '../../gate/words.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { NightLine } from '../../model/history.ts';
import type { Commit } from '../../model/night.ts';
import { placedPoints, type TrendSeries } from './series.ts';

export interface Shift {
  /** The first night of what came after. */
  readonly night: number;
  readonly line: NightLine;
  /** Of the nights on either side, up to the next shift, milliseconds; null: it hardly ever came within its window. */
  readonly before: number | null;
  readonly after: number | null;
  /** The commit that brought it, where a search found it; else the first that was measured after it; null: not known, or the same as before. */
  readonly commit: Commit | null;
  readonly found: boolean;
  /** What else was new that night: `engine docker 26.1.5 → docker 27.3.1`. */
  readonly surroundings: readonly string[];
}

/** So many nights after the change may still tell which commit it was. */
const SEARCH = 5;

export function shiftsOf(series: TrendSeries): readonly Shift[] {
  const measured = placedPoints(series);
  return changePoints(measured.map((one) => one.value.median)).map(({ index, before, after }): Shift => {
    const { line, night } = measured[index]!;
    const previous = measured[index - 1]?.line ?? null;
    const near = measured.slice(index, index + SEARCH).map((one) => one.line);
    const found = near.find((one) => one.since !== null)?.since ?? null;
    const other = previous?.revision?.id === line.revision?.id ? null : line.revision;
    return {
      ...{ night, line, before, after, found: found !== null },
      commit: found ?? other,
      surroundings: changedKey(previous, line),
    };
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

/** `9be01c4 "api: one client"`. */
export const commitText = ({ id, subject, dirty }: Commit): string =>
  `${shortId({ id })}${dirty ? ' with uncommitted changes' : ''}${subject === '' ? '' : ` "${subject}"`}`;

const levelText = (length: number | null): string => (length === null ? 'hardly ever' : secondsText(length));

/** `1.3 s → 4.4 s`. */
export const levelsText = ({ before, after }: Shift): string => `${levelText(before)} → ${levelText(after)}`;

/** What never came is later than everything. */
export const isSlower = ({ before, after }: Shift): boolean =>
  (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY);

/** What came with it, each as a phrase. Empty: commit, engine and host are those of before. */
export const causesOf = ({ commit, found, surroundings }: Shift): readonly string[] => [
  ...(commit === null ? [] : [`${found ? 'since' : 'first measured with'} ${commitText(commit)}`]),
  ...surroundings,
];

/** `1.3 s → 4.4 s, since 9be01c4 "api: one client"`. */
export const shiftText = (shift: Shift): string => [levelsText(shift), ...causesOf(shift)].join(', ');
