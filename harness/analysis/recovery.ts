/** Time to recover, as users see it: the definition, and what is known of it where the looking ended too soon or had gaps. */
import type { Observed } from '../model/analysis.ts';
import type { Censoring } from '../model/measured.ts';
import type { HealthSettings } from '../model/settings.ts';
import {
  after,
  between,
  type Duration,
  type Instant,
  instant,
  milliseconds,
  type Span,
  seconds,
} from '../model/time.ts';
import { firstAnswered, usualLatency } from './first-answer.ts';
import { observedBetween, periodOf } from './resolution.ts';
import type { Samples } from './sample-columns.ts';
import type { Assumption, Slots } from './slots.ts';
import type { Window } from './windows.ts';

/** The share of the probes due in a window that must be answered correctly for the window to count as recovered. */
const enough = 0.99;

/** With fewer probes in the window, a single good answer would be a recovery. */
const leastProbes = 5;

/**
 * For how long it must be good again: W, the largest of 5 s, two health intervals of the probed service, and the time of five
 * probes (SEMANTICS, "Served again").
 */
export const recoveryWindow = (health: HealthSettings | null, rate: number): Duration =>
  milliseconds(Math.max(seconds(5), 2 * (health?.interval ?? 0), (leastProbes * 1000) / rate));

export interface Recovery {
  /** The first bad answer there was to recover from; null: it never broke. */
  readonly firstBad: Instant | null;
  /** When it was served again: the start of the first good window, or when the first answer of it came; null: none was seen whole. */
  readonly at: Instant | null;
  /** Where none was seen whole: since when nothing spoke against one; null: it was bad to the end. */
  readonly unproved: Instant | null;
  /** Of what is due from then on until the end of the span, nothing was bad; null: nothing is good for so long before its end. */
  readonly forGood: Instant | null;
}

export interface RecoverySearch {
  readonly slots: Slots;
  /** Of the whole run: what an answer usually takes. */
  readonly samples: Samples;
  readonly span: Span;
  /** W. */
  readonly length: Duration;
  /** The bad answer may lie before the span, from here on: what a revert repairs broke before it. */
  readonly brokenSince: Instant;
}

/**
 * Looks in the span for the first window of W that follows a bad answer, begins with a good one, and in which 99 % of what was due
 * was answered correctly. A window that does not fit before the end of the span is none.
 */
export function findRecovery(search: RecoverySearch, assumption: Assumption): Recovery {
  const { slots, span } = search;
  const stop = slots.samples.firstDue(span.to);
  const first = firstBadOf(search, assumption, stop);
  if (first === null) return { firstBad: null, at: null, unproved: null, forGood: null };
  const from = Math.max(first, slots.samples.firstDue(span.from));
  const found = firstGoodWindow(search, assumption, from, stop);
  return {
    firstBad: slots.samples.dueAt(first),
    at: found?.whole ? servedFrom(search, found.index) : null,
    unproved: found === null || found.whole ? null : slots.samples.dueAt(found.index),
    forGood: endOfLastBad(search, assumption, first, stop),
  };
}

/** A request that was under way when the fault came is its first victim; one that was never sent speaks only for its own instant. */
function firstBadOf({ slots, brokenSince }: RecoverySearch, assumption: Assumption, stop: number): number | null {
  const { samples, probe } = slots;
  for (let i = samples.firstDue(brokenSince - probe.within); i < stop; i++) {
    if (slots.isGoodAt(i, assumption)) continue;
    const struck = slots.isUnknown(i) ? samples.dueAt(i) : samples.at(i).end;
    if (struck >= brokenSince) return i;
  }
  return null;
}

/** Linear: both ends of the window only move forward. One that is cut by the end of the span is the last resort. */
function firstGoodWindow(
  { slots, span, length }: RecoverySearch,
  assumption: Assumption,
  from: number,
  stop: number,
): { readonly index: number; readonly whole: boolean } | null {
  const { samples, probe } = slots;
  let good = 0;
  let right = from;
  for (let left = from; left < stop; left++) {
    const due = samples.dueAt(left);
    const end = due + length;
    while (right < stop && samples.dueAt(right) < end) good += slots.isGoodAt(right++, assumption) ? 1 : 0;
    const isGood = slots.isGoodAt(left, assumption);
    const asked = right - left;
    // What was due and never recorded was not answered; half of it may be missing before that matters.
    const due50 = Math.floor((probe.rate * (Math.min(end, span.to) - due)) / 2000);
    const holds = isGood && good >= enough * asked && asked >= Math.max(1, due50);
    if (holds) return { index: left, whole: end <= span.to + periodOf(probe) };
    if (isGood) good -= 1;
  }
  return null;
}

/** Where the first answer came later than usual after it was due, the service was back when it came: see `firstAnswered`. */
function servedFrom({ slots, samples }: RecoverySearch, index: number): Instant {
  const due = slots.samples.dueAt(index);
  if (slots.isUnknown(index)) return due;
  const waited = firstAnswered(slots.samples, slots.probe, index) - due - usualLatency(samples, slots.probe);
  return after(due, milliseconds(Math.max(0, waited)));
}

/** When the last bad answer ended, if W and more remain until the end of the span. */
function endOfLastBad(search: RecoverySearch, assumption: Assumption, first: number, stop: number): Instant | null {
  const { slots, span, length } = search;
  let last = stop - 1;
  while (last > first && slots.isGoodAt(last, assumption)) last--;
  const { due, end } = slots.samples.at(last);
  const next = last + 1 < stop ? slots.samples.dueAt(last + 1) : null;
  if (next === null || next + length > span.to + periodOf(slots.probe)) return null;
  return slots.isBad(last) ? instant(Math.max(end, due)) : next;
}

/** What is known of a time: at the earliest as `best` has it, at the latest as `worst` has it. */
export interface Known {
  readonly best: Recovery;
  readonly worst: Recovery;
}

/** Both ends of what is known; one pass does where everything was seen. */
export function findBoth(search: RecoverySearch): Known {
  const worst = findRecovery(search, 'worst');
  const { slots, span, brokenSince } = search;
  const unseen = slots.dueIn({ from: instant(Math.min(brokenSince, span.from)), to: span.to }).firstDue('unknown');
  return { worst, best: unseen === null ? worst : findRecovery(search, 'best') };
}

/** When it first was bad, as a time from the window's origin. */
export function observeImpact({ best, worst }: Known, window: Window, resolution: Duration): Observed {
  if (worst.firstBad === null) return notBefore(window, window.to, 'ended');
  if (best.firstBad === null) return notBefore(window, worst.firstBad, 'unseen');
  return observedBetween(window, worst.firstBad, best.firstBad, resolution);
}

/** When it was served again. What never broke took no time; what was not seen to its end is right-censored. */
export const observeRecovery = (known: Known, window: Window, resolution: Duration): Observed =>
  observe(known, window, resolution, (one) => one.at);

/** When it was served for good. */
export const observeForGood = (known: Known, window: Window, resolution: Duration): Observed =>
  observe(known, window, resolution, (one) => one.forGood);

function observe(
  { best, worst }: Known,
  window: Window,
  resolution: Duration,
  read: (recovery: Recovery) => Instant | null,
): Observed {
  if (worst.firstBad === null) return { seen: true, at: window.origin, time: { value: milliseconds(0), resolution } };
  const sooner = best.firstBad === null ? window.origin : read(best);
  const later = read(worst);
  if (sooner !== null && later !== null)
    return observedBetween(window, earliestOf(sooner, later), latestOf(sooner, later), resolution);
  if (sooner !== null || later !== null) return notBefore(window, (sooner ?? later)!, 'unseen');
  if (best.unproved !== null) return notBefore(window, best.unproved, 'unproved');
  return notBefore(window, window.to, 'ended');
}

const earliestOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const latestOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const notBefore = (window: Window, at: Instant, censoredBy: Censoring): Observed => ({
  seen: false,
  until: between(window.origin, latestOf(window.origin, at)),
  censoredBy,
});
