/** Predictions for faults that are held: what notices them meanwhile, and how the stack comes back once they end. */
import type { FaultOf, HeldFault } from '../model/fault.ts';
import type { Prediction } from '../model/plan.ts';
import { type DurationRange, milliseconds, range } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { attempts, detectionOfFailure, healthyAfterRepair, healthyAfterUnpause } from './health.ts';
import { addRanges, upTo } from './ranges.ts';
import type { SettledAction, SettledService } from './settled.ts';
import { comesBack, secondsText } from './way-back.ts';

type Recovery = Pick<Prediction, 'engineRecovery' | 'userRecovery'> & { readonly why: string };
type Detection = { readonly detection: DurationRange | null; readonly why: string };

export function predictHeld(
  fault: HeldFault,
  target: SettledService,
  costs: EngineCosts,
  action: SettledAction | null,
): Prediction {
  const noticed = detectionOf(fault, target, costs);
  const back = recoveryOf(fault, target, costs, action);
  return {
    detection: noticed.detection,
    engineRecovery: back.engineRecovery,
    userRecovery: back.userRecovery,
    why: `${noticed.why}; ${back.why}`,
  };
}

function detectionOf(fault: HeldFault, target: SettledService, costs: EngineCosts): Detection {
  switch (fault.kind) {
    case 'stop':
      // The call returns when the container has stopped, so `die` lies before its end or just after it.
      return {
        detection: upTo(milliseconds(target.stopGrace + costs.teardown.max)),
        why: 'a stop is noticed when the process has ended, at most the stop grace later',
      };
    case 'remove':
      return { detection: upTo(costs.teardown.max), why: 'a removal kills the process' };
    case 'hang':
    case 'limitCpu':
    case 'misbehave':
      return { detection: null, why: `the settings do not say what ${fault.kind} does to the health check` };
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

function recoveryOf(
  fault: HeldFault,
  target: SettledService,
  costs: EngineCosts,
  action: SettledAction | null,
): Recovery {
  if (action !== null) return recoveryByAction(fault, costs, action);
  switch (fault.kind) {
    case 'stop':
      return recoveryByStart(target, costs);
    case 'hang':
    case 'limitCpu':
    case 'misbehave':
    case 'remove':
      return { engineRecovery: null, userRecovery: null, why: 'the settings imply no bound for its end' };
    case 'pause':
      return afterUnpause(target, costs);
    case 'flipHealth':
      return afterFlip(fault, target, costs);
    case 'breakDependency':
    case 'disconnect':
      return {
        engineRecovery: null,
        userRecovery: upTo(addRanges(costs.arp, costs.call).max),
        why: 'new connections find the way at once, or after one repeated packet',
      };
  }
}

/** A restart or start returns about when the container has started, and what came before it does not count. */
function recoveryByStart(service: SettledService, costs: EngineCosts): Recovery {
  const back = comesBack(service, range(milliseconds(0), milliseconds(0)), costs);
  const early = (bound: DurationRange): DurationRange =>
    range(milliseconds(Math.max(0, bound.min - costs.call.max)), milliseconds(bound.max + costs.call.max));
  return {
    engineRecovery: early(back.engineRecovery),
    userRecovery: early(back.userRecovery),
    why: `counted from the start of ${service.name}${back.why}`,
  };
}

function recoveryByAction(fault: HeldFault, costs: EngineCosts, action: SettledAction): Recovery {
  if (action.kind === 'start' && fault.kind !== 'stop') {
    return {
      engineRecovery: null,
      userRecovery: null,
      why: `a start does nothing to a container that runs, ${fault.target}`,
    };
  }
  return recoveryByStart(action.target, costs);
}

function afterUnpause(target: SettledService, costs: EngineCosts): Recovery {
  const userRecovery = upTo(addRanges(costs.call, costs.boot).max);
  if (target.health === null)
    return { engineRecovery: upTo(costs.call.max), userRecovery, why: 'it runs again at once' };
  const healthy = healthyAfterUnpause(target.health, costs);
  return {
    engineRecovery: range(milliseconds(Math.max(0, healthy.min - costs.call.max)), healthy.max),
    userRecovery,
    why: `healthy again after one whole interval (${secondsText(target.health.interval)}) and a probe`,
  };
}

function afterFlip(fault: FaultOf<'flipHealth'>, target: SettledService, costs: EngineCosts): Recovery {
  if (fault.flip.by === 'requests') return recoveryByStart(target, costs);
  const engineRecovery = target.health === null ? null : upTo(healthyAfterRepair(target.health, costs).max);
  const userRecovery = fault.flip.by === 'route' ? upTo(costs.call.max) : null;
  return {
    engineRecovery,
    userRecovery,
    why: 'the first good look makes it healthy, at most one interval and a probe later',
  };
}
