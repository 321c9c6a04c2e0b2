/** The nights of a scenario: each once, in order. */
import type { HistoryLine, NightLine } from '../model/history.ts';

/** A night, and which run of it. */
export interface NightName {
  readonly night: string;
  readonly run: string;
}

export const nameOf = ({ night, run }: NightName): string => `${night} ${run}`;

/** By wall clock; of the same night and run the latest line. */
export function nightsOf(lines: readonly HistoryLine[]): readonly NightLine[] {
  const order = lines.filter((line) => line.type === 'night').sort((a, b) => a.wall - b.wall);
  const last = new Map(order.map((line) => [nameOf(line), line]));
  return last.size === order.length ? order : order.filter((line) => last.get(nameOf(line)) === line);
}

/** What a night is judged against: a re-run replaces what it said before, and is not its own past. */
export const otherLines = (lines: readonly HistoryLine[], own: NightName): readonly HistoryLine[] =>
  lines.filter((line) => line.night !== own.night || line.run !== own.run);
