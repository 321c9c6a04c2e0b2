/** The nights that a scenario's times are compared with. */
import type { HistoryLine, NightLine } from '../model/history.ts';
import type { BaselineKey } from '../model/night.ts';
import { nameOf, nightsOf } from './nights.ts';
import { mostNights } from './thresholds.ts';

/** What differs between a key and the nearest earlier one. */
export interface Fork {
  readonly from: BaselineKey;
  /** `engine docker 26.1.5 → docker 27.0.1`. */
  readonly text: string;
}

export interface Baseline {
  /** Nights that count, at most the last twenty, in order. */
  readonly nights: readonly NightLine[];
  /** The same nights: each list is a level, which ends where a confirmed improvement or a person's word began another. Never empty lists. */
  readonly levels: readonly (readonly NightLine[])[];
  /** Not null: there are no nights under the asked key yet, and these are those of the nearest earlier one. */
  readonly fork: Fork | null;
}

const empty: Baseline = { nights: [], levels: [], fork: null };

/** Under `key`, or under that of the latest night that counts where there is none under it yet. `key` null: not known, and nothing is comparable. */
export function baselineOf(lines: readonly HistoryLine[], key: BaselineKey | null): Baseline {
  if (key === null) return empty;
  const accepted = new Set(lines.filter((line) => line.type === 'accepted').map(nameOf));
  const counting = nightsOf(lines).filter((line) => line.key !== null && (line.counts || accepted.has(nameOf(line))));
  const own = counting.filter((line) => isSameKey(line.key!, key));
  const latest = counting.at(-1);
  if (own.length > 0 || latest === undefined) return { ...levelled(own.slice(-mostNights), accepted), fork: null };
  const from = latest.key!;
  const nights = counting.filter((line) => isSameKey(line.key!, from)).slice(-mostNights);
  return { ...levelled(nights, accepted), fork: { from, text: differenceText(from, key) } };
}

function levelled(nights: readonly NightLine[], accepted: ReadonlySet<string>): Omit<Baseline, 'fork'> {
  const levels: NightLine[][] = [];
  for (const night of nights) {
    if (levels.length === 0 || night.level === 'new' || accepted.has(nameOf(night))) levels.push([night]);
    else levels.at(-1)!.push(night);
  }
  return { nights, levels };
}

const parts = ['engine', 'kernel', 'cpu', 'compose'] as const;

const title: Readonly<Record<(typeof parts)[number], string>> = {
  engine: 'engine',
  kernel: 'kernel',
  cpu: 'CPU',
  compose: 'Compose project',
};

const isSameKey = (one: BaselineKey, other: BaselineKey): boolean => parts.every((part) => one[part] === other[part]);

const differenceText = (from: BaselineKey, to: BaselineKey): string =>
  parts
    .filter((part) => from[part] !== to[part])
    .map((part) => `${title[part]} ${from[part]} → ${to[part]}`)
    .join(', ');
