/** The way down by a stop, the way back from a start to health and to good answers, and the words for the settings on them. */
import { type Bound, orLater } from '../model/bound.ts';
import { secondsText } from '../model/duration-text.ts';
import { type DurationRange, milliseconds } from '../model/time.ts';
import { defaultCosts, type EngineCosts } from './costs.ts';
import { gapAt, healthyAfterStart } from './health.ts';
import type { KnownService } from './known-service.ts';
import { addRanges, exactly } from './ranges.ts';

export interface WayBack {
  readonly engineRecovery: Bound;
  readonly userRecovery: Bound;
  /** Continues a sentence about how the start came about. */
  readonly why: string;
}

/** A container that starts after `untilStart`: healthy after its first good probe, answering once its application is up. */
export function comesBack(service: KnownService, untilStart: DurationRange, costs: EngineCosts): WayBack {
  const userRecovery = keptWaiting(addRanges(untilStart, costs.boot), costs);
  if (service.health === null) {
    const why = '; it has no health check to wait for';
    return { engineRecovery: heldUp(untilStart, costs), userRecovery, why };
  }
  const first = gapAt(service.health, 0);
  const name = first === service.health.interval ? 'interval' : 'start interval';
  return {
    engineRecovery: heldUp(addRanges(untilStart, healthyAfterStart(service.health, costs.boot, costs)), costs),
    userRecovery,
    why: `; its first health probe comes one ${name} (${secondsText(first)}) after the start`,
  };
}

/** A death or a start on a machine that may be held up. */
export const heldUp = (bound: DurationRange, { stall }: EngineCosts): Bound =>
  orLater(bound, stall, 'the disk or a lack of CPU delays the machine');

/**
 * Users who ask while a container starts: a packet to an address that does not answer yet is repeated after a second, and what listens
 * may answer well only later, for which as much is granted as where nothing is known of it.
 */
function keptWaiting(bound: DurationRange, { arp, boot, stall }: EngineCosts): Bound {
  const warm = defaultCosts.boot.max - boot.max;
  const upTo = milliseconds(Math.max(arp.max, stall, warm));
  const others = warm > 0 ? ', or what listens is not ready to answer' : '';
  return orLater(bound, upTo, `a packet to its new address has to be repeated${others}`);
}

/** From the stop signal to the `die`, of a process that handles it; of one that is known not to, after the stop grace. */
export function stops(service: KnownService, { leave, teardown }: EngineCosts): DurationRange {
  const grace = service.heedsStop === false ? exactly(service.stopGrace) : exactly(milliseconds(0));
  return addRanges(grace, leave, teardown);
}

/** What a stop is part of, later by the stop grace where the process ignores its signal. */
export function unlessHeeded(bound: Bound, service: KnownService, costs: EngineCosts): Bound {
  const grace = service.heedsStop === false ? 0 : service.stopGrace;
  const others = Math.max(bound.later?.upTo ?? 0, costs.stall);
  if (grace === 0) return heldUp(bound, costs);
  return orLater(bound, milliseconds(grace + others), `${service.name} ignores its stop signal`);
}
