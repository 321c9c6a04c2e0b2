/** Which probe speaks for users, and what is said of its recovery: one choice for every sentence. */
import type { ExperimentAnalysis, Observed, ProbeReading, ServiceReading } from '../../model/analysis.ts';
import { isUserProbe } from '../../model/probe-traits.ts';

/** A recovery counted from the fault's end. */
export const recoveryOf = (reading: ProbeReading | ServiceReading): Observed =>
  reading.residualRecovery ?? reading.recovery;

/** The same for stable again: of a relapse, when it was back from the last of it. */
export const backOf = (reading: ProbeReading | ServiceReading): Observed =>
  reading.relapse?.stays ?? recoveryOf(reading);

/** The users' probes that saw bad answers, the slowest to recover first; one that never recovered is the slowest. */
export function impactedProbes(experiment: ExperimentAnalysis): readonly ProbeReading[] {
  const end = (one: ProbeReading): number => {
    const back = backOf(one);
    return back.seen ? back.at : Number.POSITIVE_INFINITY;
  };
  return experiment.probes
    .filter((one) => isUserProbe(one) && one.impact.seen)
    .toSorted((one, other) => (end(one) === end(other) ? 0 : end(other) - end(one)));
}

/**
 * The probe that speaks for users: the slowest to recover. Where another came back at the same time as far as the slowest
 * can tell, the one that tells it most finely. Undefined when no probe saw a bad answer.
 */
export function speakingProbe(experiment: ExperimentAnalysis): ProbeReading | undefined {
  const [slowest, ...others] = impactedProbes(experiment);
  if (slowest === undefined) return undefined;
  const last = backOf(slowest);
  if (!last.seen) return slowest;
  const fineness = (one: ProbeReading): number => {
    const recovery = backOf(one);
    return recovery.seen && last.time.value - recovery.time.value <= last.time.resolution
      ? recovery.time.resolution
      : Number.POSITIVE_INFINITY;
  };
  return others.reduce((best, one) => (fineness(one) < fineness(best) ? one : best), slowest);
}
