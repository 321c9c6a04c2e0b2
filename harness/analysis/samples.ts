/** What counts of a probe's samples: by due instant, good or bad, and never against the service when we were late. */
import type { Share } from '../model/analysis.ts';
import type { Outcome, Probe } from '../model/probe.ts';
import type { Instant, Span } from '../model/time.ts';
import type { ProbeSample } from './chronicle.ts';
import { firstAtLeast } from './search.ts';

/** What was due in [from, to) of what is sorted by that. */
export function dueIn<T extends { readonly due: Instant }>(samples: readonly T[], span: Span): readonly T[] {
  const due = (one: T): number => one.due;
  return samples.slice(firstAtLeast(samples, span.from, due), firstAtLeast(samples, span.to, due));
}

/** What a sample says of the service: a right answer that came too late is no good answer. */
export function judgedOutcome(sample: ProbeSample, probe: Probe): Outcome {
  const tooLate = sample.outcome === 'ok' && sample.end - sample.due > probe.within;
  return tooLate ? 'response_timeout' : sample.outcome;
}

/** We were late, or the witness had nothing to say: it speaks neither for nor against the service. */
export const isUnknown = (sample: ProbeSample): boolean =>
  sample.outcome === 'harness_late' || sample.outcome === 'no_data';
export const isGood = (sample: ProbeSample, probe: Probe): boolean => judgedOutcome(sample, probe) === 'ok';
export const isBad = (sample: ProbeSample, probe: Probe): boolean => !isUnknown(sample) && !isGood(sample, probe);

/** Good of due; harness_late ones are in neither. */
export function shareOf(samples: readonly ProbeSample[], probe: Probe): Share {
  let good = 0;
  let due = 0;
  for (const sample of samples) {
    if (isUnknown(sample)) continue;
    due++;
    if (isGood(sample, probe)) good++;
  }
  return { good, due };
}

/** More than a fifth sent too late, or fewer than half of those due recorded, and nothing can be told. */
export function tooFewToTell(samples: readonly ProbeSample[], probe: Probe, span: Span): string | null {
  const unknown = samples.filter(isUnknown).length;
  const expected = (probe.rate * (span.to - span.from)) / 1000;
  if (unknown > 0.2 * samples.length) return unknownText(samples, unknown);
  if (samples.length - unknown < Math.max(1, 0.5 * expected - 1))
    return `only ${samples.length} of ${Math.round(expected)} probes were made`;
  return null;
}

function unknownText(samples: readonly ProbeSample[], unknown: number): string {
  const silent = samples.filter((one) => one.outcome === 'no_data').length;
  if (silent === 0) return `${unknown} of ${samples.length} probes were late through the harness`;
  return `${silent} of ${samples.length} looks brought no data`;
}
