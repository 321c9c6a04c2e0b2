/** How far a measured time may be off, for each way of measuring. */
import type { Measured } from '../model/analysis.ts';
import type { Probe } from '../model/probe.ts';
import { type Duration, type Instant, milliseconds } from '../model/time.ts';
import type { Chronicle, ProbeSample } from './chronicle.ts';
import { isUnknown } from './samples.ts';
import { quantile } from './search.ts';
import type { Window } from './windows.ts';

/** Without a calibration the engine's clock is taken to be this far off: a truncated or damaged timeline. */
const uncalibrated: Duration = milliseconds(50);

/** Events of the engine: how far its clock may be off, and one round trip. */
export function engineResolution({ calibration }: Chronicle): Duration {
  if (calibration === null) return uncalibrated;
  return milliseconds(calibration.clockUncertainty + calibration.engineRoundTripP50);
}

/** A probe sees nothing between two looks, and our timers may send it late. */
export const probeResolution = (probe: Probe, samples: readonly ProbeSample[]): Duration =>
  milliseconds(periodOf(probe) + latenessOf(samples).p99);

/** Between two due instants, both kinds of connection taken together. */
export const periodOf = (probe: Probe): Duration => milliseconds(1000 / probe.rate);

export interface Lateness {
  readonly p50: Duration;
  readonly p99: Duration;
  readonly max: Duration;
}

/** How late requests were sent; those given up as late are counted elsewhere. */
export function latenessOf(samples: readonly ProbeSample[]): Lateness {
  const known = lateness.get(samples);
  if (known !== undefined) return known;
  const sent = samples.filter((one) => !isUnknown(one));
  const late = Float64Array.from(sent, (one) => Math.max(0, one.sent - one.due)).sort();
  const made = {
    p50: milliseconds(quantile(late, 0.5)),
    p99: milliseconds(quantile(late, 0.99)),
    max: milliseconds(late.at(-1) ?? 0),
  };
  lateness.set(samples, made);
  return made;
}

/** Asked for once per expectation and once per reading, of the same whole run. */
const lateness = new WeakMap<readonly ProbeSample[], Lateness>();

/** `at`, counted from the window's origin. What came before the origin came within its uncertainty: it took no time at all. */
export function measuredFrom(window: Window, at: Instant, resolution: Duration): Measured {
  const value = milliseconds(Math.max(0, at - window.origin));
  return { value, resolution: milliseconds(resolution + uncertaintyAt(window, at)) };
}

/** Counted from the end of a revert, only what happens inside the revert is uncertain; an injection may have landed earlier. */
const uncertaintyAt = (window: Window, at: Instant): number =>
  window.from < window.origin || at < window.origin ? window.uncertainty : 0;
