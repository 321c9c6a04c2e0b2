/** Predictions for what an operator does about a momentary fault: only of the service that was struck anything follows. */
import { actionTraits } from '../model/action-traits.ts';
import type { Prediction } from '../model/plan.ts';
import type { EngineCosts } from './costs.ts';
import { recoveryByStart, recoveryByUp } from './held-recovery.ts';
import type { KnownAction, KnownService } from './settled.ts';

/** `alone`: of the fault, had nobody acted. */
export function predictRemedied(
  alone: Prediction,
  struck: KnownService,
  costs: EngineCosts,
  action: KnownAction,
): Prediction {
  const nothing = { engineRecovery: null, userRecovery: null };
  const never = alone.never?.filter((time) => time === 'detection') ?? [];
  const noticed = { detection: alone.detection, ...(never.length > 0 && { never }) };
  if (action.target.name !== struck.name) {
    const why = `what ${action.target.name} has to do with it is in no setting`;
    return { ...noticed, ...nothing, why: `${alone.why}; ${why}` };
  }
  const { byUp, sparesWhatRuns } = actionTraits[action.kind];
  if (sparesWhatRuns && alone.engineRecovery !== null) {
    const why = `a start does nothing to a container that runs, ${struck.name}`;
    return { ...noticed, ...nothing, why: `${alone.why}; ${why}` };
  }
  const back = byUp ? recoveryByUp(struck, costs, true) : recoveryByStart(struck, costs);
  const { engineRecovery, userRecovery, why } = back;
  return { ...noticed, engineRecovery, userRecovery, why: `${alone.why}; ${why}` };
}
