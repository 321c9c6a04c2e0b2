/** What undoes a recovery: an outage after it, as strict as the recovery itself. */
import type { Duration, Span } from '../../model/time.ts';
import type { Assumption, Slots } from './slots.ts';

/** The share of the probes due in a window that must be answered correctly for the window to count as good. */
export const enough = 0.99;

/** Where a sum passes a power of two, its last digit may be lost. */
export const rounding = 1e-6;

/** So many bad answers in a row at the end of the observation are no lost request: it is down, however long W is. */
export const downAfter = 3;

export interface Outages {
  /** The slot with which the first of them began. */
  readonly first: number;
  /** The last slot whose window of W is bad. */
  readonly last: number;
  /** Whether the last answers of all were bad. */
  readonly atTheEnd: boolean;
}

/**
 * Every window of W that begins at a slot from `from` on, ends within the span, and in which fewer than 99 % of what was due was
 * answered correctly; and the bad answers at its end. Linear. Null: there is none.
 */
export function findOutages(
  { slots, span, length }: { readonly slots: Slots; readonly span: Span; readonly length: Duration },
  assumption: Assumption,
  from: number,
  stop: number,
): Outages | null {
  const { samples, probe } = slots;
  const expected = (probe.rate * length) / 1000;
  let [first, last]: [number | null, number | null] = [null, null];
  let good = 0;
  let right = from;
  for (let left = from; left < stop; left++) {
    const end = samples.dueAt(left) + length;
    if (end > span.to + rounding) break;
    while (right < stop && samples.dueAt(right) < end) good += slots.isGoodAt(right++, assumption) ? 1 : 0;
    const asked = right - left;
    // What was never recorded may have been answered, or not.
    const tooFew = assumption === 'worst' && asked < Math.max(1, Math.floor(expected / 2));
    if (good < enough * asked || tooFew) {
      first ??= firstOfRun(slots, assumption, left, right - 1);
      last = left;
    }
    if (slots.isGoodAt(left, assumption)) good -= 1;
  }
  let run = 0;
  while (stop - run > from && !slots.isGoodAt(stop - run - 1, assumption)) run++;
  const atTheEnd = run >= downAfter;
  if (last === null && !atTheEnd) return null;
  return { first: first ?? stop - run, last: last ?? stop - run, atTheEnd };
}

/** Where the bad answers began that tipped a window which was good until its last slot. */
function firstOfRun(slots: Slots, assumption: Assumption, left: number, right: number): number {
  let first = right;
  while (first > left && slots.isGoodAt(first, assumption)) first--;
  while (first > left && !slots.isGoodAt(first - 1, assumption)) first--;
  return first;
}
