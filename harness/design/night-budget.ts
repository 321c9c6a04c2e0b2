/** How often each scenario of a night is run: as often as asked, or as often as the budget allows; what tells least is left out first. */
import { type Duration, milliseconds, times } from '../model/time.ts';

/** Fewer say little of a night. */
export const leastRepeats = 5;

export interface Wanted {
  readonly runLength: Duration;
  /** Runs that it has whatever the budget: a control's. Null: as many as are wanted. */
  readonly fixed: number | null;
}

export interface Allotted {
  /** By the order of `wanted`; 0: it is left out. */
  readonly repeats: readonly number[];
  readonly planned: Duration;
}

/** `wanted`: what tells most first. Repeats are reduced alike for all before anything is left out, and no window is shortened. */
export function allot(wanted: readonly Wanted[], repeats: number, budget: Duration | null): Allotted {
  const total = (counts: readonly number[]): Duration =>
    milliseconds(counts.reduce((sum, count, index) => sum + times(wanted[index]!.runLength, count), 0));
  const withRepeats = (each: number, most: number): readonly number[] =>
    wanted.map(({ fixed }, index) => (index >= most ? 0 : (fixed ?? each)));
  const fits = (counts: readonly number[]): boolean => budget === null || total(counts) <= budget;
  for (let each = repeats; each >= Math.min(leastRepeats, repeats); each -= 1) {
    const counts = withRepeats(each, wanted.length);
    if (fits(counts)) return { repeats: counts, planned: total(counts) };
  }
  for (let most = wanted.length - 1; most > 0; most -= 1) {
    const counts = withRepeats(Math.min(leastRepeats, repeats), most);
    if (fits(counts)) return { repeats: counts, planned: total(counts) };
  }
  return { repeats: wanted.map(() => 0), planned: milliseconds(0) };
}
