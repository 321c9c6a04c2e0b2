/** Arithmetic on ranges of time: what is added to a bound is added to both its ends. */
import { type Duration, type DurationRange, milliseconds, range } from '../model/time.ts';

/** The range of a sum whose parts vary independently. */
export const addRanges = (...parts: readonly DurationRange[]): DurationRange =>
  parts.reduce((total, part) => range(plus(total.min, part.min), plus(total.max, part.max)), exactly(milliseconds(0)));

/** `part` taken `count` times, drawn again each time. */
export const repeatRange = (part: DurationRange, count: number): DurationRange =>
  range(milliseconds(part.min * count), milliseconds(part.max * count));

/** A range without width. */
export const exactly = (length: Duration): DurationRange => range(length, length);

/** From nothing to `length`. */
export const upTo = (length: Duration): DurationRange => range(milliseconds(0), length);

/** What is left of `range` when `other` runs at the same time; never below nothing. */
export const lessRange = (whole: DurationRange, other: DurationRange): DurationRange =>
  range(milliseconds(Math.max(0, whole.min - other.max)), milliseconds(Math.max(0, whole.max - other.min)));

const plus = (a: Duration, b: Duration): Duration => milliseconds(a + b);
