/** What counts of a probe's samples: by due instant, good or bad, and never against the service when we were late. */
import type { Share } from '../model/analysis.ts';
import type { HttpProbe, Outcome } from '../model/probe.ts';
import type { Span } from '../model/time.ts';
import type { ProbeSample } from './chronicle.ts';
import { firstAtLeast } from './search.ts';

/** The samples due in [from, to). */
export function dueIn(samples: readonly ProbeSample[], span: Span): readonly ProbeSample[] {
  const due = (one: ProbeSample): number => one.due;
  return samples.slice(firstAtLeast(samples, span.from, due), firstAtLeast(samples, span.to, due));
}

/** What a sample says of the service: a right answer that came too late is no good answer. */
export function judgedOutcome(sample: ProbeSample, probe: HttpProbe): Outcome {
  const tooLate = sample.outcome === 'ok' && sample.end - sample.due > probe.within;
  return tooLate ? 'response_timeout' : sample.outcome;
}

export const isLate = (sample: ProbeSample): boolean => sample.outcome === 'harness_late';
export const isGood = (sample: ProbeSample, probe: HttpProbe): boolean => judgedOutcome(sample, probe) === 'ok';
export const isBad = (sample: ProbeSample, probe: HttpProbe): boolean => !isLate(sample) && !isGood(sample, probe);

/** Good of due; harness_late ones are in neither. */
export function shareOf(samples: readonly ProbeSample[], probe: HttpProbe): Share {
  let good = 0;
  let due = 0;
  for (const sample of samples) {
    if (isLate(sample)) continue;
    due++;
    if (isGood(sample, probe)) good++;
  }
  return { good, due };
}

/** More than a fifth sent too late, or fewer than half of those due recorded, and nothing can be told. */
export function tooFewToTell(samples: readonly ProbeSample[], probe: HttpProbe, span: Span): string | null {
  const late = samples.filter(isLate).length;
  const expected = (probe.rate * (span.to - span.from)) / 1000;
  if (late > 0.2 * samples.length) return `${late} of ${samples.length} probes were late through the harness`;
  if (samples.length - late < Math.max(1, 0.5 * expected - 1))
    return `only ${samples.length} of ${Math.round(expected)} probes were made`;
  return null;
}
