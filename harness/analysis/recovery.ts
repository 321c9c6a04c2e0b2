/** Time to recover, as users see it: the definition, and the rule for a looking that ends too soon. */
import type { Observed } from '../model/analysis.ts';
import type { Probe } from '../model/probe.ts';
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
import type { ProbeSample } from './chronicle.ts';
import { firstAnswered, usualLatency } from './first-answer.ts';
import { measuredFrom } from './resolution.ts';
import { isBad, isGood, isUnknown } from './samples.ts';
import { firstAtLeast } from './search.ts';
import type { Window } from './windows.ts';

/** The share of the probes due in a window that must be answered correctly for the window to count as recovered. */
const enough = 0.99;

/** How long it must be good again: the larger of 5 s and two health intervals of the probed service. */
export const recoveryWindow = (health: HealthSettings | null): Duration =>
  milliseconds(Math.max(seconds(5), 2 * (health?.interval ?? 0)));

export interface Recovery {
  /** The first bad answer there was to recover from; null: it never broke. */
  readonly firstBad: Instant | null;
  /** When the first good window began; null: not before the looking ended. */
  readonly at: Instant | null;
  /** When the service was back: the first good answer from then on came this long after `at`, beyond what an answer usually takes. */
  readonly waited: Duration;
  /** What an answer usually takes. */
  readonly usual: Duration;
}

/**
 * Looks in `span` for the first good window of `length` that follows a bad answer and begins with a good one. The bad
 * answer may lie before the span, from `brokenSince` on: what a revert repairs broke before it.
 *
 * When the looking ends before a whole window has passed, what remains of it must be good and at least 5 s long, or half
 * the span where that is shorter: a service that came back later than that is right-censored, not recovered by one lucky answer.
 */
export function findRecovery(
  samples: readonly ProbeSample[],
  probe: Probe,
  span: Span,
  length: Duration,
  brokenSince: Instant = span.from,
): Recovery {
  const stop = firstAtLeast(samples, span.to, dueOf);
  let first = firstAtLeast(samples, brokenSince - probe.within, dueOf);
  // A request that was under way when the fault came is its first victim.
  while (first < stop && !(samples[first]!.end >= brokenSince && isBad(samples[first]!, probe))) first++;
  const never = { at: null, waited: milliseconds(0), usual: milliseconds(0) };
  if (first >= stop) return { firstBad: null, ...never };
  const good = firstGoodWindow(
    samples,
    probe,
    { from: Math.max(first, firstAtLeast(samples, span.from, dueOf)), stop },
    span,
    length,
  );
  const firstBad = samples[first]!.due;
  if (good === null) return { firstBad, ...never };
  const usual = usualLatency(samples, probe);
  const answered = firstAnswered(samples, probe, good);
  return { firstBad, at: good.due, waited: milliseconds(Math.max(0, answered - good.due - usual)), usual };
}

const dueOf = (sample: ProbeSample): Instant => sample.due;

/** Linear: both ends of the window only move forward. */
function firstGoodWindow(
  samples: readonly ProbeSample[],
  probe: Probe,
  { from, stop }: { readonly from: number; readonly stop: number },
  span: Span,
  length: Duration,
): ProbeSample | null {
  const least = Math.min(length, seconds(5), (span.to - span.from) / 2);
  const seen = new Counter(probe);
  let right = from;
  for (let left = from; left < stop; left++) {
    const candidate = samples[left]!;
    const whole = candidate.due + length;
    const end = Math.min(whole, span.to);
    // Only where the span cuts it: the difference of two instants is not always the length that lies between them.
    if (end < whole && end - candidate.due < least) break;
    while (right < stop && samples[right]!.due < end) seen.add(samples[right++]!, 1);
    if (isGood(candidate, probe) && seen.isGood(end - candidate.due)) return candidate;
    seen.add(candidate, -1);
  }
  return null;
}

/** Good and counted answers of a window that slides. */
class Counter {
  readonly #probe: Probe;
  #good = 0;
  #counted = 0;

  constructor(probe: Probe) {
    this.#probe = probe;
  }

  add(sample: ProbeSample, sign: 1 | -1): void {
    if (isUnknown(sample)) return;
    this.#counted += sign;
    if (isGood(sample, this.#probe)) this.#good += sign;
  }

  /** Half of what was due in `length` must have been asked, or silence would count as health. */
  isGood(length: number): boolean {
    const due = (this.#probe.rate * length) / 1000;
    return this.#counted >= Math.max(1, Math.floor(due / 2)) && this.#good >= enough * this.#counted;
  }
}

/** Recovery as a time from the window's origin. What never broke took no time; what is not seen is right-censored. */
export function observeRecovery(found: Recovery, window: Window, resolution: Duration): Observed {
  if (found.firstBad === null) return { seen: true, at: window.origin, time: { value: milliseconds(0), resolution } };
  if (found.at === null)
    return { seen: false, until: between(window.origin, instant(Math.max(window.origin, window.to))) };
  const back = after(found.at, found.waited);
  return { seen: true, at: back, time: measuredFrom(window, back, milliseconds(resolution + found.usual)) };
}
