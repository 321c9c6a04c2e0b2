/** What notices a held fault while it lasts. */
import type { HeldFault } from '../model/fault.ts';
import { type DurationRange, milliseconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { attempts, detectionOfFailure, detectionOfStandstill } from './health.ts';
import { addRanges, upTo } from './ranges.ts';
import type { SettledService } from './settled.ts';
import { secondsText } from './way-back.ts';

type Detection = { readonly detection: DurationRange | null; readonly why: string };

export function detectionOf(fault: HeldFault, target: SettledService, costs: EngineCosts): Detection {
  switch (fault.kind) {
    case 'stop':
      // The call returns when the container has stopped, so `die` lies before its end or just after it.
      return {
        detection: upTo(milliseconds(target.stopGrace + costs.teardown.max)),
        why: 'a stop is noticed when the process has ended, at most the stop grace later',
      };
    case 'remove':
      return {
        detection: upTo(addRanges(costs.teardown, costs.call).max),
        why: 'a removal kills the process, and that is noticed',
      };
    case 'hang':
      return detectionOfStop(target, costs);
    case 'limitCpu':
      return { detection: null, why: `the settings do not say how much CPU the health check of ${target.name} needs` };
    case 'misbehave':
      return {
        detection: null,
        why: `the settings do not say whether a health check sees that ${target.name} ${fault.as}`,
      };
    case 'pause':
      return { detection: null, why: 'a pause switches the health check off and is never reported' };
    case 'flipHealth':
      return detectionOfFlip(target, costs);
    case 'breakDependency':
      return {
        detection: null,
        why: `the settings do not say whether the health check of ${fault.from} needs ${fault.target}`,
      };
    case 'disconnect':
      return { detection: null, why: `a health check inside ${fault.target} does not leave the container` };
  }
}

function detectionOfStop(target: SettledService, costs: EngineCosts): Detection {
  const { health } = target;
  if (health === null) return { detection: null, why: `${target.name} has no health check, and nothing else notices` };
  const period = `${attempts(health)} × (${secondsText(health.interval)} + ${secondsText(health.timeout)})`;
  return {
    detection: detectionOfStandstill(health, costs),
    why: `a check that asks the process times out: unhealthy at the latest after retries × (interval + timeout) = ${period}`,
  };
}

function detectionOfFlip(target: SettledService, costs: EngineCosts): Detection {
  const { health } = target;
  if (health === null) return { detection: null, why: `${target.name} has no health check` };
  const period = `${attempts(health)} × (${secondsText(health.interval)} + ${probeText(costs)})`;
  return {
    detection: detectionOfFailure(health, costs),
    why: `unhealthy at the latest after retries × (interval + probe) = ${period}`,
  };
}

const probeText = ({ probe }: EngineCosts): string => `${secondsText(probe.min)} … ${secondsText(probe.max)}`;
