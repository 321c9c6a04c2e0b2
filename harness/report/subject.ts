/** Whom an experiment is about: the service whose health is watched, and the probe that speaks for users. */
import type { ExperimentAnalysis, Observed, ProbeReading, ServiceReading } from '../model/analysis.ts';
import type { Claim } from '../model/expectation.ts';
import { isHeld } from '../model/fault.ts';
import { between, type Duration, type Instant } from '../model/time.ts';

/** The service that is broken from the inside, or whose way is cut: there the engine could notice. */
export function watchedService(experiment: ExperimentAnalysis): ServiceReading | undefined {
  const { fault } = experiment;
  const name = fault.kind === 'breakDependency' ? fault.from : fault.target;
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

/** A recovery counted from the fault's end. */
export const recoveryOf = (reading: ProbeReading | ServiceReading): Observed =>
  reading.residualRecovery ?? reading.recovery;

/** The users' probes that saw bad answers, the slowest to recover first; one that never recovered is the slowest. */
export function impactedProbes(experiment: ExperimentAnalysis): readonly ProbeReading[] {
  const end = (one: ProbeReading): number => (one.recovery.seen ? one.recovery.at : Number.POSITIVE_INFINITY);
  return experiment.probes
    .filter((one) => one.kind === 'http' && one.impact.seen)
    .toSorted((one, other) => (end(one) === end(other) ? 0 : end(other) - end(one)));
}

/**
 * The probe that speaks for users: the slowest to recover. Where another came back at the same time as far as the slowest
 * can tell, the one that tells it most finely. Undefined when no probe saw a bad answer.
 */
export function speakingProbe(experiment: ExperimentAnalysis): ProbeReading | undefined {
  const [slowest, ...others] = impactedProbes(experiment);
  if (slowest === undefined) return undefined;
  const last = recoveryOf(slowest);
  if (!last.seen) return slowest;
  const fineness = (one: ProbeReading): number => {
    const recovery = recoveryOf(one);
    return recovery.seen && last.time.value - recovery.time.value <= last.time.resolution
      ? recovery.time.resolution
      : Number.POSITIVE_INFINITY;
  };
  return others.reduce((best, one) => (fineness(one) < fineness(best) ? one : best), slowest);
}

/** Whether an expectation of that claim about that service or probe held. */
export const heldClaim = (experiment: ExperimentAnalysis, claim: Claim['claim'], name: string): boolean =>
  experiment.expectations.some(
    (one) => one.verdict === 'pass' && one.expectation.claim.claim === claim && one.expectation.subject.name === name,
  );
