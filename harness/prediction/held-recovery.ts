/** How a stack comes back once a held fault ends: by the revert, or by an operator's action. */
import { actionTraits } from '../model/action-traits.ts';
import { type Bound, orLater } from '../model/bound.ts';
import { secondsText } from '../model/duration-text.ts';
import type { HealthFlip, HeldFault } from '../model/fault.ts';
import { endedBy } from '../model/fault-facts.ts';
import { effectOf } from '../model/fault-traits.ts';
import type { Prediction } from '../model/plan.ts';
import { milliseconds, range, seconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { healthyAfterRepair, healthyAfterStandstill, healthyAfterUnpause } from './health.ts';
import type { KnownAction, KnownService } from './known-service.ts';
import { addRanges, upTo } from './ranges.ts';
import { comesBack } from './way-back.ts';

type Recovery = Pick<Prediction, 'engineRecovery' | 'userRecovery'> & { readonly why: string };

export function recoveryOf(
  fault: HeldFault,
  target: KnownService,
  costs: EngineCosts,
  action: KnownAction | null,
): Recovery {
  if (action !== null) return recoveryByAction(fault, costs, action);
  const effect = effectOf(fault);
  switch (effect.is) {
    case 'stopped':
    case 'heldBack':
      return recoveryByStart(target, costs);
    case 'frozen':
      return afterStandstill(target, costs);
    case 'starved':
      return { engineRecovery: null, userRecovery: null, why: 'nor how long it takes to work off what was left' };
    case 'removed':
      return recoveryByUp(target, costs, effect.alongside.length === 0);
    case 'wrong':
      return effect.how.by === 'requests' ? recoveryByStart(target, costs) : afterRoute(target, costs);
    case 'paused':
      return afterUnpause(target, costs);
    case 'unhealthy':
      return afterFlip(effect.flip, target, costs);
    case 'obstructed':
    case 'closed':
    case 'offline':
      return {
        engineRecovery: null,
        userRecovery: orLater(upTo(costs.call.max), costs.arp.max, 'a packet has to be repeated'),
        why: 'new connections find the way at once',
      };
  }
}

/** A restart or start returns about when the container has started, and what came before it does not count. */
export function recoveryByStart(service: KnownService, costs: EngineCosts): Recovery {
  const back = comesBack(service, range(milliseconds(0), milliseconds(0)), costs);
  const early = ({ min, max, ...more }: Bound): Bound => ({
    min: milliseconds(Math.max(0, min - costs.call.max)),
    max: milliseconds(max + costs.call.max),
    ...more,
  });
  return {
    engineRecovery: early(back.engineRecovery),
    userRecovery: early(back.userRecovery),
    why: `counted from the start of ${service.name}${back.why}`,
  };
}

/** Compose returns soon after the last container has started; but it may have waited for others, which is in no setting here. */
const upReturns = seconds(1);

export function recoveryByUp(service: KnownService, costs: EngineCosts, alone: boolean): Recovery {
  const back = recoveryByStart(service, costs);
  const early = ({ min, ...more }: Bound): Bound => ({
    ...more,
    min: milliseconds(alone ? Math.max(0, min - upReturns) : 0),
  });
  return {
    engineRecovery: early(back.engineRecovery!),
    userRecovery: early(back.userRecovery!),
    why: back.why.replace('the start of', "the return of Compose's up of"),
  };
}

function recoveryByAction(fault: HeldFault, costs: EngineCosts, action: KnownAction): Recovery {
  const { byUp, sparesWhatRuns } = actionTraits[action.kind];
  if (byUp) return recoveryByUp(action.target, costs, true);
  if (sparesWhatRuns && !endedBy(fault).includes(action.kind)) {
    return {
      engineRecovery: null,
      userRecovery: null,
      why: `a start has no effect on ${fault.target}, which is running`,
    };
  }
  return recoveryByStart(action.target, costs);
}

function afterUnpause(target: KnownService, costs: EngineCosts): Recovery {
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

function afterStandstill(target: KnownService, costs: EngineCosts): Recovery {
  const userRecovery = upTo(addRanges(costs.call, costs.boot).max);
  if (target.health === null) return { engineRecovery: null, userRecovery, why: 'it continues at once' };
  return {
    engineRecovery: healthyAfterStandstill(target.health, costs),
    userRecovery,
    why: 'it continues at once, and the first good check makes it healthy, at most one interval and a probe later',
  };
}

/** Whether a check saw it is not known; if one did, it may have hung. */
function afterRoute(target: KnownService, costs: EngineCosts): Recovery {
  return {
    engineRecovery: target.health === null ? null : healthyAfterStandstill(target.health, costs),
    userRecovery: upTo(costs.call.max),
    why: 'it answers correctly again at once; a check that saw the fault passes at most one interval and a probe later',
  };
}

function afterFlip(flip: HealthFlip, target: KnownService, costs: EngineCosts): Recovery {
  if (flip.by === 'requests') return recoveryByStart(target, costs);
  const engineRecovery = target.health === null ? null : upTo(healthyAfterRepair(target.health, costs).max);
  const userRecovery = flip.by === 'route' ? upTo(costs.call.max) : null;
  return {
    engineRecovery,
    userRecovery,
    why: 'the first good check makes it healthy, at most one interval and a probe later',
  };
}
