/** Whom an experiment is about: the service whose health is watched, and the probe that speaks for users. */
import type { ExperimentAnalysis, ServiceReading } from '../model/analysis.ts';
import type { Claim } from '../model/expectation.ts';
import { sufferer } from '../model/fault-facts.ts';
import { isHeld } from '../model/fault-traits.ts';
import { between, type Duration, type Instant } from '../model/time.ts';

/** The service that is broken from the inside, or whose way is cut: there the engine could notice. */
export function watchedService(experiment: ExperimentAnalysis): ServiceReading | undefined {
  const name = sufferer(experiment.fault);
  return experiment.services.find((one) => one.service === name);
}

/** Where `t = 0` lies on the axis: the end of the injection; without one, the end of the baseline. */
export const origin = (experiment: ExperimentAnalysis): Instant =>
  experiment.window?.certain.from ?? experiment.baseline.to;

/** An instant on the axis of the picture. */
export const offsetOf = (experiment: ExperimentAnalysis, at: Instant): Duration => between(origin(experiment), at);

/** From where recovery is counted: the end of a held fault or of the remedy, else the end of the injection. */
export const faultEnd = (experiment: ExperimentAnalysis): Instant =>
  (isHeld(experiment.fault) || experiment.endedBy !== null) && experiment.window !== null
    ? experiment.window.possible.to
    : origin(experiment);

/** Whether an expectation of that claim about that service or probe held. */
export const heldClaim = (experiment: ExperimentAnalysis, claim: Claim['claim'], name: string): boolean =>
  experiment.expectations.some(
    (one) => one.verdict === 'pass' && one.expectation.claim.claim === claim && one.expectation.subject.name === name,
  );
