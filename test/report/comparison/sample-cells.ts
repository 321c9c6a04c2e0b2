/** Invented variants and repeats: what a stack with such health settings would do, with a little noise that is the same each time. */
import type { RepeatValue } from '../../../harness/model/comparison.ts';
import type { DurationRange } from '../../../harness/model/time.ts';
import { milliseconds, range } from '../../../harness/model/time.ts';
import type { SettingValue, VariantName } from '../../../harness/model/variant.ts';

export interface Cell {
  readonly name: VariantName;
  /** Seconds. */
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly restart: string;
}

/** Seconds that a health probe takes, as measured; and until the healer and the restart are done. */
const probe = 0.06;

/** From −1 to 1, the same for the same numbers. */
export const noise = (...numbers: readonly number[]): number =>
  Math.sin(numbers.reduce((mixed, one) => Math.sin(mixed * 12.9898 + one * 78.233 + 3.7) * 43_758.5453, 1));

/** Seconds to `unhealthy` from a fault at that phase of the cycle; `hangs`: each look takes its whole timeout. */
export function detection(cell: Cell, phase: number, hangs = false): number {
  const look = hangs ? cell.timeout : probe;
  return (1 - phase) * cell.interval + (cell.retries - 1) * (cell.interval + look) + look;
}

export const detectionRange = (cell: Cell, hangs = false): DurationRange =>
  range(milliseconds(detection(cell, 1, hangs) * 1000 - 5), milliseconds(detection(cell, 0, hangs) * 1000 + 220));

export const phases = (blocks: number): readonly number[] =>
  Array.from({ length: blocks }, (_, block) => (((block * 11) % blocks) + 0.5) / blocks);

export const folderOf = (block: number, name: VariantName): string =>
  `runs/b${String(block + 1).padStart(2, '0')}-${name.replace(/[^\w]+/g, '-')}`;

/** One repeat a block; `seconds` tells how long it takes, null: longer than the window. */
export const repeats = (
  name: VariantName,
  blocks: number,
  window: number,
  seconds: (phase: number, block: number) => number | null,
): readonly RepeatValue[] =>
  phases(blocks).map((phase, block) => {
    const value = seconds(phase, block);
    return {
      block,
      phase,
      folder: folderOf(block, name),
      seen: value !== null,
      value: milliseconds(Math.round((value ?? window) * 1e6) / 1000),
      resolution: milliseconds(20),
    };
  });

export const settingsOf = (cell: Cell): readonly SettingValue[] => [
  { service: 'numbers-api', field: 'healthcheck.interval', value: `${cell.interval}s` },
  { service: 'numbers-api', field: 'healthcheck.timeout', value: `${cell.timeout}s` },
  { service: 'numbers-api', field: 'healthcheck.retries', value: String(cell.retries) },
  { service: 'numbers-api', field: 'restart', value: cell.restart },
];

/** How many settings differ from another's. */
export const changesFrom = (cell: Cell, reference: Cell): number =>
  settingsOf(cell).filter((one, index) => one.value !== settingsOf(reference)[index]!.value).length;
