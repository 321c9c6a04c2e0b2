/** The prediction of a run: by the settings that the engine reported, and by what it had shown before the fault. */
import type { PlannedExperiment, Prediction } from '../../model/plan.ts';
import { predict } from '../../prediction/predict.ts';
import type { EventIndex, ExperimentEvents } from '../event-index.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import { standingSeen } from './standing-seen.ts';

/** The lengths of its checks, its starts, its stops, and the restarts that are left; `why` says so. */
export function predictAgain(
  planned: PlannedExperiment,
  run: EffectiveSettings,
  { injectBegan }: ExperimentEvents,
  eventIndex: EventIndex,
): Prediction {
  const { fault } = planned;
  const action = planned.then;
  const healed = action?.target ?? fault.target;
  const target = run.service(fault.target);
  if (planned.second !== undefined || target === undefined || run.service(healed) === undefined)
    return planned.prediction;
  const began = injectBegan?.at ?? eventIndex.last;
  const changes = eventIndex.changes.get(fault.target) ?? [];
  const standing = standingSeen(target.restart, changes, injectBegan?.targets ?? [], began);
  const by = (name: string): Prediction => {
    const { costs, basis } = run.costs(name, began);
    const found = predict(fault, run.before(began), costs, action, standing);
    const told = [found.detection, found.engineRecovery, found.userRecovery].some((one) => one !== null);
    return basis === null || !told ? found : { ...found, why: `${found.why}; ${basis}` };
  };
  // Who is noticed need not be who is acted upon.
  return healed === fault.target ? by(healed) : { ...by(healed), detection: by(fault.target).detection };
}
