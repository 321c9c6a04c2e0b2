/** Predictions for what an operator does about a momentary fault: anything follows only for the fault's target. */
import { actionTraits } from '../model/action-traits.ts';
import type { Prediction } from '../model/plan.ts';
import type { EngineCosts } from './costs.ts';
import { recoveryByStart, recoveryByUp } from './held-recovery.ts';
import type { KnownAction, KnownService } from './known-service.ts';

/** `alone`: of the fault, had nobody acted. */
export function predictRemedied(
  alone: Prediction,
  target: KnownService,
  costs: EngineCosts,
  action: KnownAction,
): Prediction {
  const nothing = { engineRecovery: null, userRecovery: null };
  const never = alone.never?.filter((time) => time === 'detection') ?? [];
  const noticed = { detection: alone.detection, ...(never.length > 0 && { never }) };
  if (action.target.name !== target.name) {
    const why = `how ${action.target.name} is involved is in no setting`;
    return { ...noticed, ...nothing, why: `${alone.why}; ${why}` };
  }
  const { byUp, sparesWhatRuns } = actionTraits[action.kind];
  if (sparesWhatRuns && alone.engineRecovery !== null) {
    const why = `a start has no effect on ${target.name}, which is running`;
    return { ...noticed, ...nothing, why: `${alone.why}; ${why}` };
  }
  const back = byUp ? recoveryByUp(target, costs, true) : recoveryByStart(target, costs);
  const { engineRecovery, userRecovery, why } = back;
  return { ...noticed, engineRecovery, userRecovery, why: `${alone.why}; ${why}` };
}
