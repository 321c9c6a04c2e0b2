/** What a probe was answered from an instant on, one by one, as the strips of its reading tell it. */
import type { ExperimentAnalysis, ProbeReading } from '../../model/analysis.ts';
import type { Outcome } from '../../model/probe.ts';
import { type Instant, instant } from '../../model/time.ts';

export interface GivenAnswer {
  /** Its due instant. */
  readonly at: Instant;
  readonly outcome: Outcome;
}

/** Undefined: it was not asked. */
export const probeReading = ({ probes }: ExperimentAnalysis, name: string): ProbeReading | undefined =>
  probes.find(({ probe }) => probe === name);

/** By due instant. Those of a run lie evenly between its ends; what is not known is left out. */
export function answersFrom({ strip }: ProbeReading, from: Instant): readonly GivenAnswer[] {
  const all = [...strip.fresh, ...strip.kept].flatMap(({ outcome, from: first, to, count }) =>
    Array.from({ length: count }, (_, index) => ({
      at: count === 1 ? first : instant(first + (index * (to - first)) / (count - 1)),
      outcome,
    })),
  );
  return all
    .filter(({ at, outcome }) => at >= from && outcome !== 'harness_late' && outcome !== 'no_data')
    .sort((one, other) => one.at - other.at);
}

/** Nobody answered, or not in time. */
const unanswered: ReadonlySet<Outcome> = new Set<Outcome>([
  ...(['refused', 'reset', 'closed_early', 'connect_timeout', 'response_timeout'] as const),
  ...(['dns', 'unreachable', 'tls', 'silent'] as const),
]);

/** It was taken, and left. */
export const isHungAnswer = ({ outcome }: GivenAnswer): boolean =>
  outcome === 'response_timeout' || outcome === 'connect_timeout';

export const isUnanswered = ({ outcome }: GivenAnswer): boolean => unanswered.has(outcome);
export const isAmissAnswer = ({ outcome }: GivenAnswer): boolean => outcome !== 'ok';
