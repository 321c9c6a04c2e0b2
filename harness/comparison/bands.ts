/** What a variant's settings imply for a measure. */
import type { Analysis } from '../model/analysis.ts';
import { type Bound, whole } from '../model/bound.ts';
import type { Measure } from '../model/comparison-plan.ts';
import type { Prediction } from '../model/plan.ts';
import type { DurationRange } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { type Healed, healedBy } from '../prediction/healed.ts';

/**
 * Detection by the run's own prediction, which knows the measured length of its checks. Recovery by the plan's: a start-up that is slow in
 * every run would be taken for granted by the run's own, and no setting implies it. Null: nothing is implied, or it never comes.
 */
export function predictedRange(measure: Measure, variant: Variant, run: Analysis | null): DurationRange | null {
  const planned = variant.plan.experiments.find((one) => one.name === measure.experiment);
  const analysed = run?.experiments.find((one) => one.name === measure.experiment);
  const prediction = analysed?.prediction ?? planned?.prediction;
  if (planned === undefined || prediction === undefined) return null;
  const healed = planned.hold === null ? null : healedOf(measure, variant, prediction);
  switch (measure.quantity) {
    case 'detection':
      return healed?.detection ?? wholeOf(prediction.detection);
    case 'recovery':
      return fromThere(measure, planned.hold === null, planned.prediction.userRecovery, healed?.userRecovery);
    case 'engineRecovery':
      return fromThere(measure, planned.hold === null, planned.prediction.engineRecovery, healed?.engineRecovery);
    case 'downtime':
      return null;
  }
}

const wholeOf = (bound: Bound | null): DurationRange | null => (bound === null ? null : whole(bound));

/** While a fault holds only a healer brings anything back; a prediction for its revert counts from the revert. */
function fromThere(
  { from }: Measure,
  momentary: boolean,
  predicted: Bound | null,
  healed: DurationRange | undefined,
): DurationRange | null {
  return momentary || from === 'revert' ? wholeOf(predicted) : (healed ?? null);
}

function healedOf(measure: Measure, { plan, healers }: Variant, { detection }: Prediction): Healed | null {
  const service = plan.services.find((one) => one.name === measure.service);
  const healer = healers[measure.service];
  return service === undefined || healer === undefined ? null : healedBy(healer, service, detection, defaultCosts);
}
