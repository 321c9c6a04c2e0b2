/** Sets of whole numbers as closed ranges in order: `[[0, 41], [43, 60]]`. */
import { distinct } from './distinct.ts';

export type NumberRange = readonly [from: number, to: number];

/** The ranges of these numbers, in any order and however often each. */
export function rangesOf(numbers: readonly number[]): readonly NumberRange[] {
  const ranges: [number, number][] = [];
  for (const number of distinct(numbers).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** Whether one of the ranges, which are in order, holds the number. */
export function holds(ranges: readonly NumberRange[], wanted: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle]!;
    if (wanted < from) high = middle - 1;
    else if (wanted > to) low = middle + 1;
    else return true;
  }
  return false;
}
