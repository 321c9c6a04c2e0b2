/** Predictions for faults that happen in an instant: somebody's process ends, and perhaps a policy starts it again. */
import type { MomentaryFault } from '../model/fault.ts';
import type { Prediction } from '../model/plan.ts';
import { type DurationRange, range } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { addRanges, upTo } from './ranges.ts';
import { backOffBounds, type Death, restartsOn } from './restart.ts';
import type { SettledService } from './settled.ts';
import { comesBack, policyText } from './way-back.ts';

export function predictMomentary(fault: MomentaryFault, target: SettledService, costs: EngineCosts): Prediction {
  switch (fault.kind) {
    case 'nothing':
      return { detection: null, engineRecovery: null, userRecovery: null, why: 'nothing is done' };
    case 'crash':
      return afterDeath({ by: 'itself', code: 137 }, costs.teardown, target, costs);
    case 'exit':
      // The control answers before the process has gone, so the death may be either side of the injection's end.
      return afterDeath(
        { by: 'itself', code: fault.code },
        upTo(addRanges(costs.teardown, costs.call).max),
        target,
        costs,
      );
    case 'kill':
      return predictKill(fault.signal, target, costs);
    case 'restart':
      return predictRestart(target, costs);
  }
}

function afterDeath(death: Death, detection: DurationRange, target: SettledService, costs: EngineCosts): Prediction {
  const policy = policyText(target.restart);
  if (!restartsOn(target.restart, death)) {
    const how = death.by === 'itself' ? `exit code ${death.code}` : 'a death through the engine';
    return {
      detection,
      engineRecovery: null,
      userRecovery: null,
      why: `restart: ${policy} does not restart after ${how}`,
    };
  }
  const back = comesBack(target, addRanges(detection, backOffBounds(1, costs)), costs);
  return { detection, ...back, why: `restart: ${policy} waits 0.1 s before its first restart${back.why}` };
}

function predictKill(signal: string, target: SettledService, costs: EngineCosts): Prediction {
  const cancelled = `the engine's kill cancels restart: ${policyText(target.restart)}`;
  if (/^(SIG)?KILL$|^9$/.test(signal)) {
    return {
      detection: upTo(costs.teardown.max),
      engineRecovery: null,
      userRecovery: null,
      why: `${cancelled}; nothing starts ${target.name} again`,
    };
  }
  const open = `whether ${target.name} ends on ${signal} is its own affair, and ${cancelled}`;
  return { detection: null, engineRecovery: null, userRecovery: null, why: open };
}

function predictRestart(target: SettledService, costs: EngineCosts): Prediction {
  // The process may leave on its stop signal at once, or be killed when the grace is over.
  const ending = upTo(addRanges(range(target.stopGrace, target.stopGrace), costs.teardown).max);
  const back = comesBack(target, addRanges(ending, costs.start), costs);
  return { detection: ending, ...back, why: `an operator's restart: at most the stop grace, then a start${back.why}` };
}
