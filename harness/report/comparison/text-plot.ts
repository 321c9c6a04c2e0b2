/** A dot plot made of characters: one line for each variant, as many columns as there is room. */
import type { MeasureResult, VariantMeasure } from '../../model/comparison.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { TimeScale } from './time-scale.ts';
import { reachOf, timeScale } from './time-scale.ts';

/** By how many repeats share a column. */
const marks = ['·', '•', '●'] as const;

function plotRow(one: VariantMeasure, scale: TimeScale, columns: number): string {
  const counts = new Map<number, number>();
  const open = new Set<number>();
  const columnOf = (length: number): number => Math.min(columns - 1, Math.floor(scale.x(length)));
  for (const { value, seen } of one.repeats) {
    const column = columnOf(value);
    if (seen) counts.set(column, (counts.get(column) ?? 0) + 1);
    else open.add(column);
  }
  return Array.from({ length: columns }, (_, column) => {
    if (open.has(column)) return '▷';
    const count = counts.get(column) ?? 0;
    return count === 0 ? ' ' : marks[Math.min(count, marks.length) - 1];
  }).join('');
}

/** Ticks at their columns; one that would run into another is left out. */
function axisOf(scale: TimeScale, columns: number): string {
  let line = '';
  for (const tick of scale.ticks) {
    const words = secondsText(tick);
    const column = Math.max(0, Math.floor(scale.x(tick)) - Math.floor(words.length / 2));
    if (column >= (line === '' ? 0 : line.length + 2) && column + words.length <= columns) {
      line = line.padEnd(column) + words;
    }
  }
  return line;
}

/** A line for each variant in its order, and the axis below. */
export function textPlot(
  result: MeasureResult,
  columns: number,
): { readonly rows: readonly string[]; readonly axis: string } {
  const scale = timeScale(reachOf(result), 0, columns);
  const fine = { ...scale, ticks: timeScale(reachOf(result), 0, columns * 6).ticks };
  return { rows: result.variants.map((one) => plotRow(one, scale, columns)), axis: axisOf(fine, columns) };
}
