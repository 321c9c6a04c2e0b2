/**
 * What health settings imply: when the engine notices, and when it calls a container healthy again.
 *
 * Source of all formulas: moby `daemon/health.go` as described in `engine/SEMANTICS.md`, "Docker: health". The interval is an
 * idle gap from a probe's end to the next start; probes never overlap; one success makes healthy, `retries` failures in a row
 * make unhealthy. The fault comes at any phase of that cycle, so the wait for the first failing check is 0 … gap + probe.
 */
import type { HealthSettings } from '../model/settings.ts';
import { type Duration, type DurationRange, milliseconds, range, seconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { addRanges, exactly, repeatRange, upTo } from './ranges.ts';

type ProbeCosts = Pick<EngineCosts, 'probe' | 'untilRequest' | 'afterRequest' | 'killTimedOut' | 'timer'>;

/** The engine's default start interval: none before 25.0 and = interval up to 26.1; 5 s from 27.0. */
export function defaultStartInterval(engineVersion: string, interval: Duration): Duration {
  const major = Number.parseInt(engineVersion, 10);
  return major >= 27 ? seconds(5) : interval;
}

/**
 * The probe fails at once: T = W + (D − o) + (retries − 1)(I + D), W ~ U(0, I + D).
 * Fault to `unhealthy`, for a container that was healthy before.
 */
export function detectionOfFailure(health: HealthSettings, costs: ProbeCosts): DurationRange {
  const period = addRanges(exactly(health.interval), costs.probe, costs.timer);
  const phase = upTo(period.max);
  return addRanges(phase, costs.afterRequest, repeatRange(period, attempts(health) - 1));
}

/**
 * The probe hangs until its timeout, which counts from the running process (engine ≥ 23.0): D_f = e + timeout + k.
 */
export function detectionOfHang(health: HealthSettings, costs: ProbeCosts): DurationRange {
  const rest = addRanges(exactly(health.timeout), costs.killTimedOut);
  const failing = addRanges(costs.untilRequest, rest);
  const period = addRanges(exactly(health.interval), failing, costs.timer);
  const phase = upTo(addRanges(exactly(health.interval), costs.probe, costs.timer).max);
  // A request late in the check leaves less than the whole timeout, so the least rest is the timeout less the most that a check may cost.
  const least = Math.max(0, rest.min - Math.max(0, costs.untilRequest.max - costs.untilRequest.min));
  return addRanges(phase, range(milliseconds(least), rest.max), repeatRange(period, attempts(health) - 1));
}

/**
 * The probe takes `length` and fails by its answer: as a fast failure with a long probe. Where it asks
 * the application is not known, so the last probe's share lies between nothing and all of it. Longer than the timeout: a hang.
 */
export function detectionOfSlow(health: HealthSettings, length: DurationRange, costs: ProbeCosts): DurationRange {
  if (length.min >= health.timeout) return detectionOfHang(health, costs);
  const probe = addRanges(costs.probe, length);
  const period = addRanges(exactly(health.interval), probe, costs.timer);
  return addRanges(upTo(period.max), upTo(probe.max), repeatRange(period, attempts(health) - 1));
}

/**
 * The process is frozen and a check asks it: the check hangs until the engine's timeout (`detectionOfHang`), or gives up before
 * by a timeout of its own, which no setting tells. So the bound is from a fast failure to a hang.
 */
export const detectionOfStandstill = (health: HealthSettings, costs: ProbeCosts): DurationRange =>
  range(detectionOfFailure(health, costs).min, detectionOfHang(health, costs).max);

/** The process goes on while unhealthy: a check under way may pass at once, or time out just before; then a gap and a good one. */
export function healthyAfterStandstill(health: HealthSettings, costs: ProbeCosts): DurationRange {
  return upTo(addRanges(healthyAfterRepair(health, costs), costs.killTimedOut).max);
}

/** The fault ends while unhealthy: T = W′ + (D − o), W′ ~ U(0, I + D_f). */
export function healthyAfterRepair(health: HealthSettings, costs: ProbeCosts): DurationRange {
  return addRanges(upTo(addRanges(exactly(health.interval), costs.probe, costs.timer).max), costs.afterRequest);
}

/** After an unpause the monitor starts again with one whole interval, whatever the start interval says. */
export function healthyAfterUnpause(health: HealthSettings, costs: ProbeCosts): DurationRange {
  return addRanges(exactly(health.interval), costs.probe, costs.timer);
}

/**
 * `start` to the first `healthy`. The phase is locked to the start, the first probe comes one gap after it, and there is
 * none at 0. A check that comes before the application is up costs another probe and gap.
 */
export function healthyAfterStart(health: HealthSettings, boot: DurationRange, costs: ProbeCosts): DurationRange {
  const first = gapAt(health, 0);
  const longest = Math.max(first, health.interval);
  const earliestRequest = Math.max(first, boot.min - costs.untilRequest.max);
  const bootsInTime = boot.max <= first + costs.untilRequest.min;
  // The check before the good one came too early, so the good probe starts less than one probe and gap after the boot.
  const latest = bootsInTime
    ? first + costs.timer.max
    : Math.max(first, boot.max - costs.untilRequest.min + costs.probe.max + longest) + 2 * costs.timer.max;
  return range(milliseconds(earliestRequest + costs.probe.min), milliseconds(latest + costs.probe.max));
}

/** The gap in force `sinceStart` after the start of a container that is still starting. */
export function gapAt(health: HealthSettings, sinceStart: number): Duration {
  return sinceStart < health.startPeriod ? health.startInterval : health.interval;
}

/** Retries of 0 are the engine's default of 3. */
export const attempts = (health: HealthSettings): number => (health.retries > 0 ? health.retries : 3);
