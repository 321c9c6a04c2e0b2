/** Where the rows of a dot plot lie, and where in its row each repeat lies. */
import type { MeasureResult, Pair, RepeatValue, VariantMeasure } from '../../model/comparison.ts';
import type { ChartLayout } from './chart-layout.ts';
import type { TimeScale } from './time-scale.ts';
import { pairOf } from './words.ts';

export interface DotRow {
  readonly one: VariantMeasure;
  /** Undefined for the reference. */
  readonly pair: Pair | undefined;
  readonly top: number;
  readonly height: number;
  /** The zone of the dots, below the name where that stands above. */
  readonly dotsTop: number;
  readonly dotsHeight: number;
  /** The line of the interval. */
  readonly intervalY: number;
}

export interface PlacedRepeat {
  readonly repeat: RepeatValue;
  readonly x: number;
  readonly y: number;
}

const rowHeight = (rows: number): number => (rows <= 6 ? 54 : rows <= 12 ? 44 : 34);

export function dotRows(result: MeasureResult, layout: ChartLayout): readonly DotRow[] {
  const height = rowHeight(result.variants.length) + layout.nameLine;
  return result.variants.map((one, index) => {
    const top = index * height;
    const dotsTop = top + layout.nameLine + 5;
    const dotsHeight = height - layout.nameLine - 18;
    return {
      one,
      pair: pairOf(result, one.variant),
      top,
      height,
      dotsTop,
      dotsHeight,
      intervalY: dotsTop + dotsHeight + 5,
    };
  });
}

/** What had not come stands at the window's edge and beyond, a little beside each other, so that each is seen. */
const BESIDE = 7;

/** By the phase of the fault from top to bottom, so that dots of one block lie at one height in every row. */
export function placedRepeats(row: DotRow, scale: TimeScale): readonly PlacedRepeat[] {
  const open = row.one.repeats.filter((one) => !one.seen).toSorted((one, other) => one.phase - other.phase);
  return row.one.repeats.map((repeat) => ({
    repeat,
    x: scale.x(repeat.value) + (repeat.seen ? 0 : (open.indexOf(repeat) % 3) * BESIDE),
    y: row.dotsTop + 3 + repeat.phase * (row.dotsHeight - 6),
  }));
}

/** One line for each block: its repeats from row to row. A row without that block is passed over. */
export function blockLines(rows: readonly (readonly PlacedRepeat[])[]): readonly (readonly PlacedRepeat[])[] {
  const lines = new Map<number, PlacedRepeat[]>();
  for (const row of rows) {
    for (const one of row) lines.set(one.repeat.block, [...(lines.get(one.repeat.block) ?? []), one]);
  }
  return [...lines.values()].filter((line) => line.length > 1);
}
