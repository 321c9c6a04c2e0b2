/** What notices a held fault while it lasts. */
import type { Bound } from '../model/bound.ts';
import { secondsText } from '../model/duration-text.ts';
import type { HeldFault } from '../model/fault.ts';
import { effectOf } from '../model/fault-traits.ts';
import type { EngineCosts } from './costs.ts';
import { attempts, detectionOfFailure, detectionOfStandstill } from './health.ts';
import type { KnownService } from './known-service.ts';
import { addRanges, upTo } from './ranges.ts';
import { heldUp, stops, unlessHeeded } from './way-back.ts';

/** `never`: no health check and no event tells of it, however long one waits. */
type Detection = { readonly detection: Bound | null; readonly why: string; readonly never?: boolean };

export function detectionOf(fault: HeldFault, target: KnownService, costs: EngineCosts): Detection {
  const effect = effectOf(fault);
  switch (effect.is) {
    case 'stopped':
    case 'heldBack':
      return {
        detection: unlessHeeded(stops(target, costs), target, costs),
        why: 'a stop is noticed when the process has ended, which it does on its stop signal, or when the stop grace is over',
      };
    case 'removed':
      return {
        detection: heldUp(addRanges(costs.teardown, upTo(costs.call.max)), costs),
        why: 'a removal kills the process, and that is noticed',
      };
    case 'frozen':
      return detectionOfStop(target, costs);
    case 'starved':
      return { detection: null, why: `the settings do not say how much CPU the health check of ${target.name} needs` };
    case 'wrong':
      return {
        detection: null,
        why: `the settings do not say whether a health check sees that ${target.name} ${effect.as}`,
      };
    case 'paused':
      return { detection: null, never: true, why: 'a pause switches the health check off and is not reported' };
    case 'unhealthy':
      return detectionOfFlip(target, costs);
    case 'obstructed':
      return {
        detection: null,
        why: `the settings do not say whether the health check of ${effect.from} needs ${fault.target}`,
      };
    case 'closed':
      return {
        detection: null,
        why: `the settings do not say whether the health check of ${fault.target} asks at port ${effect.port}`,
      };
    case 'offline':
      return { detection: null, why: `a health check inside ${fault.target} does not leave the container` };
  }
}

function detectionOfStop(target: KnownService, costs: EngineCosts): Detection {
  const { health } = target;
  if (health === null)
    return { detection: null, never: true, why: `${target.name} has no health check, and nothing else notices` };
  const period = `${attempts(health)} × (${secondsText(health.interval)} + ${secondsText(health.timeout)})`;
  return {
    detection: detectionOfStandstill(health, costs),
    why: `a check that asks the process times out: unhealthy at the latest after retries × (interval + timeout) = ${period}`,
  };
}

function detectionOfFlip(target: KnownService, costs: EngineCosts): Detection {
  const { health } = target;
  if (health === null) return { detection: null, never: true, why: `${target.name} has no health check` };
  const period = `${attempts(health)} × (${secondsText(health.interval)} + ${probeText(costs)})`;
  return {
    detection: detectionOfFailure(health, costs),
    why: `unhealthy at the latest after retries × (interval + probe) = ${period}`,
  };
}

const probeText = ({ probe }: EngineCosts): string => `${secondsText(probe.min)} … ${secondsText(probe.max)}`;
