/** What a probe's answer says of the service: right and in time, degraded, or bad; and nothing where we ourselves were late. */
import type { Outcome, Probe } from '../../model/probe.ts';
import type { Instant, Span } from '../../model/time.ts';
import type { ProbeSample, Samples } from './sample-columns.ts';
import { firstAtLeast } from './search.ts';

/** What was due in [from, to) of what is sorted by that. */
export function dueIn<T extends { readonly due: Instant }>(sorted: readonly T[], span: Span): readonly T[] {
  const due = (one: T): number => one.due;
  return sorted.slice(firstAtLeast(sorted, span.from, due), firstAtLeast(sorted, span.to, due));
}

/** A right answer that came too late is no good answer. */
export function judgedOutcome(sample: ProbeSample, probe: Probe): Outcome {
  const tooLate = sample.outcome === 'ok' && sample.end - sample.due > probe.within;
  return tooLate ? 'response_timeout' : sample.outcome;
}

/** We were late, or the observer had no data: it speaks neither for nor against the service. */
export const isUnknown = (sample: Pick<ProbeSample, 'outcome'>): boolean =>
  sample.outcome === 'harness_late' || sample.outcome === 'no_data';
export const isGood = (sample: ProbeSample, probe: Probe): boolean => judgedOutcome(sample, probe) === 'ok';

/** Bad or degraded: what users did not want. */
export const isAmiss = (sample: ProbeSample, probe: Probe): boolean => !isUnknown(sample) && !isGood(sample, probe);

/** Nor degraded. */
export const isBad = (sample: ProbeSample, probe: Probe): boolean =>
  isAmiss(sample, probe) && sample.outcome !== 'degraded';

/** How many of the samples are so. */
export function countOf(samples: Samples, isSo: (sample: ProbeSample) => boolean): number {
  let count = 0;
  for (let i = 0; i < samples.length; i++) if (isSo(samples.at(i))) count++;
  return count;
}
