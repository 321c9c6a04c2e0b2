/** Time to recover, as users see it: the definition, and how a censored recovery is handled. */
import type { Observed } from '../../model/analysis.ts';
import { after, type Duration, type Instant, milliseconds, type Span } from '../../model/time.ts';
import { firstAnswered, usualLatency } from './first-answer.ts';
import { enough, findOutages, rounding } from './relapse.ts';
import { notBefore, observedBetween } from './resolution.ts';
import type { Samples } from './sample-columns.ts';
import { isUnknown } from './samples.ts';
import { type Assumption, longestBlink, type Slots } from './slots.ts';
import type { Window } from './windows.ts';

/** Between which two instants something lies, whatever the unknown was. `latest` null: it need not have come at all. */
export interface RecoveryBounds {
  readonly earliest: Instant;
  readonly latest: Instant | null;
}

export interface Recovery {
  /** The first bad answer there was to recover from; null: it surely never broke. */
  readonly firstBad: RecoveryBounds | null;
  /** When it was served again: the start of the first good window, or when the first answer of it came. */
  readonly served: FoundRecovery;
  /** When it was stable again: the same of the first good window after which none is bad until the span ends. */
  readonly stays: FoundRecovery;
  /** The first bad answer of the first outage that surely came after it was served again; null: none surely did. */
  readonly relapse: Instant | null;
  /** When the last bad answer ended, if W and more remain until the end of the span. */
  readonly forGood: FoundRecovery;
}

export interface FoundRecovery {
  /** Null: it did not come, whatever the unknown was, or not so that it lasted. */
  readonly bounds: RecoveryBounds | null;
  /** Where it did not come so that it lasted: since when nothing spoke against it; null: it was bad to the end. */
  readonly unproved: Instant | null;
}

const nothing: FoundRecovery = { bounds: null, unproved: null };

interface GoodWindow {
  /** The slot it begins with. */
  readonly index: number;
  /** Whether it ends before the span does. */
  readonly whole: boolean;
}

export interface RecoverySearch {
  readonly slots: Slots;
  /** Of the whole run: what an answer usually takes. */
  readonly samples: Samples;
  readonly span: Span;
  /** W: see `recoveryWindow`. */
  readonly length: Duration;
  /** The bad answer may lie before the span, from here on: what a revert repairs broke before it. */
  readonly brokenSince: Instant;
}

/**
 * Searches the span for the first window of W that follows a bad answer, begins with a good one, and in which 99 % of what was due
 * was answered correctly. A window that does not fit before the end of the span is none. What is unknown may have been good or bad:
 * it was served again at the earliest if only the first of it was bad, and at the latest if all of it was, the first excepted.
 */
export function findRecovery(search: RecoverySearch): Recovery {
  const { slots, span } = search;
  const stop = slots.samples.firstDue(span.to);
  const first = firstBadOf(search, 'worst', stop);
  if (first === null) return { firstBad: null, served: nothing, stays: nothing, relapse: null, forGood: nothing };
  const known = firstBadOf(search, 'best', stop);
  const due = (index: number): Instant => slots.samples.dueAt(index);
  const firstBad = { earliest: due(first), latest: known === null ? null : due(known) };
  const from = slots.isUnknown(first) ? first + 1 : first;
  const last = known ?? lastBadOf(slots, 'worst', first, stop);
  const found = (soonest: GoodWindow | null, latest: GoodWindow | null): FoundRecovery => {
    const unproved = soonest === null || soonest.whole ? null : due(soonest.index);
    // What may never have broken may have been served all the time.
    const since = soonest?.whole ? servedFrom(search, soonest.index) : known === null ? due(first) : null;
    const bounds = since && { earliest: since, latest: latest?.whole ? servedFrom(search, latest.index) : null };
    return { bounds, unproved };
  };
  const served = firstGoodWindow(search, 'worst', last, stop);
  const end = observedUntil(slots, span, stop);
  const again = served?.whole ? findOutages(search, 'best', served.index, end) : null;
  return {
    firstBad,
    served: found(firstGoodWindow(search, 'best', from, stop), served),
    stays: found(goodToTheEnd(search, 'best', from, end), goodToTheEnd(search, 'worst', last, end)),
    relapse: again && due(again.first),
    forGood: forGoodOf(search, first, known, stop),
  };
}

/** Without the last slots that are unknown: an outage that is no longer than a blink may go unseen, at the end too. */
function observedUntil(slots: Slots, span: Span, stop: number): number {
  let end = stop;
  while (end > 0 && slots.isUnknown(end - 1) && span.to - slots.samples.dueAt(end - 1) <= longestBlink) end--;
  return end;
}

/** The first good window from `start` on that no outage follows; null: it is bad at the end. */
function goodToTheEnd(search: RecoverySearch, assumption: Assumption, start: number, stop: number): GoodWindow | null {
  const outages = findOutages(search, assumption, start, stop);
  if (outages?.atTheEnd) return null;
  return firstGoodWindow(search, assumption, outages === null ? start : Math.max(start, outages.last + 1), stop);
}

/** A request that was under way when the fault came is its first victim; one that was never sent speaks only for its own instant. */
function firstBadOf({ slots, brokenSince }: RecoverySearch, assumption: Assumption, stop: number): number | null {
  const { samples, probe } = slots;
  for (let i = samples.firstDue(brokenSince - probe.within); i < stop; i++) {
    if (slots.isGoodAt(i, assumption)) continue;
    const sample = samples.at(i);
    if ((isUnknown(sample) ? sample.due : sample.end) >= brokenSince) return i;
  }
  return null;
}

/** Linear: both ends of the window only move forward. One that is cut by the end of the span is the last resort. */
function firstGoodWindow(
  { slots, span, length }: RecoverySearch,
  assumption: Assumption,
  start: number,
  stop: number,
): GoodWindow | null {
  const { samples, probe } = slots;
  const from = Math.max(start, samples.firstDue(span.from));
  let good = 0;
  let right = from;
  for (let left = from; left < stop; left++) {
    const due = samples.dueAt(left);
    const end = due + length;
    while (right < stop && samples.dueAt(right) < end) good += slots.isGoodAt(right++, assumption) ? 1 : 0;
    const isGood = slots.isGoodAt(left, assumption);
    const asked = right - left;
    // What was due and never recorded was not answered; half of it may be missing before that matters.
    const expected = (probe.rate * (Math.min(end, span.to) - due)) / 1000;
    const holds = isGood && good >= enough * asked && asked >= Math.max(1, Math.floor(expected / 2));
    if (holds) return { index: left, whole: end <= span.to + rounding };
    if (isGood) good -= 1;
  }
  return null;
}

/** Where the first answer came later than usual after it was due, the service was back when it came: see `firstAnswered`. */
function servedFrom({ slots, samples }: RecoverySearch, index: number): Instant {
  const due = slots.samples.dueAt(index);
  if (isUnknown(slots.samples.at(index))) return due;
  const waited = firstAnswered(slots.samples, slots.probe, index) - due - usualLatency(samples, slots.probe);
  return after(due, milliseconds(Math.max(0, waited)));
}

/** The last slot from `first` on that is not good; that one at the least. */
function lastBadOf(slots: Slots, assumption: Assumption, first: number, stop: number): number {
  let last = stop - 1;
  while (last > first && slots.isGoodAt(last, assumption)) last--;
  return last;
}

function forGoodOf(search: RecoverySearch, first: number, known: number | null, stop: number): FoundRecovery {
  const { slots, span, length } = search;
  const endOf = (assumption: Assumption, from: number): Instant | null => {
    const last = lastBadOf(slots, assumption, from, stop);
    const lasts = last + 1 < stop && slots.samples.dueAt(last + 1) + length <= span.to + rounding;
    if (!lasts) return null;
    const sample = slots.samples.at(last);
    if (!isUnknown(sample)) return sample.end;
    // What was never asked might have been refused at once, or have waited for its whole time.
    return assumption === 'best' ? sample.due : after(sample.due, slots.probe.within);
  };
  const earliest = known === null ? slots.samples.dueAt(first) : endOf('best', known);
  if (earliest !== null) return { bounds: { earliest, latest: endOf('worst', first) }, unproved: null };
  const next = lastBadOf(slots, 'best', first, stop) + 1;
  return { bounds: null, unproved: next < stop ? slots.samples.dueAt(next) : null };
}

/** When it first was bad, as a time from the window's origin. */
export function observeImpact({ firstBad }: Recovery, window: Window, resolution: Duration): Observed {
  if (firstBad === null) return notBefore(window, window.to, 'ended');
  const { earliest, latest } = firstBad;
  if (latest === null) return notBefore(window, before(earliest, resolution), 'unseen');
  return observedBetween(window, earliest, latest, resolution);
}

/** When it was served again. What never broke took no time; what was not seen to its end is right-censored. */
export const observeServed = (recovery: Recovery, window: Window, resolution: Duration): Observed =>
  observe(recovery.firstBad, recovery.served, window, resolution);

/** When it was stable again. */
export const observeStays = (recovery: Recovery, window: Window, resolution: Duration): Observed =>
  observe(recovery.firstBad, recovery.stays, window, resolution);

/** When it was served for good. */
export const observeForGood = (recovery: Recovery, window: Window, resolution: Duration): Observed =>
  observe(recovery.firstBad, recovery.forGood, window, resolution);

function observe(
  firstBad: RecoveryBounds | null,
  { bounds, unproved }: FoundRecovery,
  window: Window,
  resolution: Duration,
): Observed {
  if (firstBad === null) return { seen: true, at: window.origin, time: { value: milliseconds(0), resolution } };
  if (bounds === null) {
    if (unproved === null) return notBefore(window, window.to, 'ended');
    return notBefore(window, before(unproved, resolution), 'unproved');
  }
  const earliest = firstBad.latest === null ? window.origin : bounds.earliest;
  if (bounds.latest === null) return notBefore(window, before(earliest, resolution), 'unseen');
  return observedBetween(window, earliest, bounds.latest, resolution);
}

/** At the earliest: what a probe sees may have been so as far before as its resolution reaches. */
const before = (at: Instant, resolution: Duration): Instant => after(at, milliseconds(-resolution));
