/** How far a measured time may be off, for each way of measuring. */
import type { Measured, Observed } from '../../model/analysis.ts';
import type { EventOf } from '../../model/event.ts';
import type { Censoring } from '../../model/measured.ts';
import { isPromqlProbe, type Probe } from '../../model/probe.ts';
import { isInside } from '../../model/probe-traits.ts';
import { between, type Duration, type Instant, instant, milliseconds, parseDuration } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';
import { MicrosecondCounts } from './microsecond-counts.ts';
import type { Samples } from './sample-columns.ts';
import { isUnknown } from './samples.ts';
import type { Window } from './windows.ts';

/** Without a calibration the engine's clock is taken to be this far off: a truncated or damaged timeline. */
const uncalibrated: Duration = milliseconds(50);

/** Events of the engine: how far its clock may be off, and one round trip. */
export function engineResolution({ calibration }: EventIndex): Duration {
  if (calibration === null) return uncalibrated;
  return milliseconds(calibration.clockUncertainty + calibration.engineRoundTripP50);
}

/** A probe sees nothing between two samples, and our timers may send it late; an observer lags behind what it reports. */
export const probeResolution = (
  probe: Probe,
  samples: Samples,
  observer: EventOf<'witness.observed'> | null,
  index: Pick<EventIndex, 'calibration'>,
): Duration =>
  milliseconds(periodOf(probe) + latenessOf(samples).p99 + observerLag(probe, observer) + clockLag(probe, index));

/** Who asks inside reads the clock of the engine's host. */
const clockLag = (probe: Probe, { calibration }: Pick<EventIndex, 'calibration'>): Duration =>
  isInside(probe) ? (calibration?.clockUncertainty ?? uncalibrated) : milliseconds(0);

/**
 * How far what Prometheus shows may be behind what happened: a scrape that has just gone, the time-out of one that hangs (a
 * target whose container is gone answers no more than one that is stuck), the evaluation of an alert, the whole of a range
 * while anything of it is left inside, and its clock. An alert's `for` is no error: it is what was asked for.
 */
export function observerLag(probe: Probe, observer: EventOf<'witness.observed'> | null): Duration {
  if (!isPromqlProbe(probe) || observer === null) return milliseconds(0);
  const { scrapeInterval, scrapeTimeout, evaluationInterval, clockUncertainty } = observer;
  const scrapes = (scrapeInterval ?? 0) + (scrapeTimeout ?? 0) + (evaluationInterval ?? 0);
  return milliseconds(scrapes + (probe.over ?? 0) + longestRange(probe.query) + clockUncertainty);
}

/** The longest range selector or subquery of an expression. */
function longestRange(query: string): number {
  const code = query.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, '');
  return Math.max(0, ...[...code.matchAll(/\[\s*(\w+)/g)].map((match) => parseDuration(match[1]!) ?? 0));
}

/** Between two due instants, both kinds of connection taken together. */
export const periodOf = (probe: Probe): Duration => milliseconds(1000 / probe.rate);

export interface Lateness {
  readonly p50: Duration;
  readonly p99: Duration;
  readonly max: Duration;
}

/** How late requests were sent; those given up as late are counted elsewhere. */
export function latenessOf(samples: Samples): Lateness {
  const known = lateness.get(samples);
  if (known !== undefined) return known;
  const late = new MicrosecondCounts();
  for (let i = 0; i < samples.length; i++) {
    if (!isUnknown({ outcome: samples.outcomeAt(i) })) late.add(samples.sentAfter(i));
  }
  const made = { p50: late.quantile(0.5), p99: late.quantile(0.99), max: late.max() };
  lateness.set(samples, made);
  return made;
}

/** Asked for once per experiment, of the same whole run. */
const lateness = new WeakMap<Samples, Lateness>();

/** `at`, counted from the window's origin. What came before the origin came within its uncertainty: it took no time at all. */
export function measuredFrom(window: Window, at: Instant, resolution: Duration): Measured {
  const value = milliseconds(Math.max(0, at - window.origin));
  return { value, resolution: milliseconds(resolution + uncertaintyAt(window, at)) };
}

/** Counted from the end of a revert, only what happens inside the revert is uncertain; an injection may have landed earlier. */
const uncertaintyAt = (window: Window, at: Instant): number =>
  window.from < window.origin || at < window.origin ? window.uncertainty : 0;

/**
 * Something that came in [earliest, latest], which is more than its resolution where a part of it was not observed: then the middle,
 * and all of what is possible on both sides.
 */
export function measuredBetween(window: Window, earliest: Instant, latest: Instant, resolution: Duration): Measured {
  if (latest <= earliest) return measuredFrom(window, latest, resolution);
  const [first, last] = [measuredFrom(window, earliest, resolution), measuredFrom(window, latest, resolution)];
  const from = first.value - first.resolution;
  const to = last.value + last.resolution;
  const unseen = milliseconds((last.value - first.value) / 2);
  return { value: milliseconds((from + to) / 2), resolution: milliseconds((to - from) / 2), unseen };
}

/** The same as an observation; it is drawn in the middle. */
export function observedBetween(window: Window, earliest: Instant, latest: Instant, resolution: Duration): Observed {
  const time = measuredBetween(window, earliest, latest, resolution);
  return { seen: true, at: instant(latest <= earliest ? latest : (earliest + latest) / 2), time };
}

/** It did not come before `at`, as far as is known; counted from the window's origin. */
export const notBefore = (window: Window, at: Instant, censoredBy: Censoring): Observed => ({
  seen: false,
  until: between(window.origin, instant(Math.max(window.origin, at))),
  censoredBy,
});
