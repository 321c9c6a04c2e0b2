/** A fault and the settings it meets → the bounds of detection and recovery that follow. */
import { secondsText } from '../model/duration-text.ts';
import type { Action, Fault } from '../model/fault.ts';
import { isHeld } from '../model/fault-traits.ts';
import type { Prediction } from '../model/plan.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import type { KnownService } from './known-service.ts';
import { predictHeld } from './predict-held.ts';
import { predictMomentary } from './predict-momentary.ts';
import { predictRemedied } from './predict-remedied.ts';
import { fresh, type Standing } from './standing.ts';

/**
 * Detection counts from the end of the injection. Recovery counts from there for momentary faults, and from the end of the
 * revert for held ones; from the end of the action in `then` where there is one. Null: the settings imply nothing, or it never happens; `why` says which.
 * `standing`: what earlier deaths have left of the target's restart policy; default: it was started long ago.
 * Throws for a target that is not among `services`: a plan has checked that.
 */
export function predict(
  fault: Fault,
  services: readonly KnownService[],
  costs: EngineCosts,
  then: Action | null,
  standing: Standing = fresh,
): Prediction {
  const find = (name: string): KnownService => {
    const found = services.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no service ${name} to predict for`);
    return found;
  };
  const target = find(fault.target);
  const action = then === null ? null : { kind: then.kind, target: find(then.target) };
  if (isHeld(fault)) return withChances(predictHeld(fault, target, costs, action));
  const alone = predictMomentary(fault, target, costs, standing);
  return withChances(action === null ? alone : predictRemedied(alone, target, costs, action));
}

/** Each chance by its name, once, with the longest that it may add. */
function withChances(prediction: Prediction): Prediction {
  const { detection, engineRecovery, userRecovery, why } = prediction;
  const most = new Map<string, Duration>();
  for (const bound of [detection, engineRecovery, userRecovery]) {
    if (bound?.later === undefined) continue;
    const known = most.get(bound.later.why) ?? 0;
    most.set(bound.later.why, milliseconds(Math.max(known, bound.later.upTo)));
  }
  const told = [...most].map(([chance, upTo]) => `; up to ${secondsText(upTo)} later where ${chance}`);
  return { ...prediction, why: why + told.join('') };
}
