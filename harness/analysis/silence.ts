/** Looks of a witness that brought no data: what they keep from being told. */
import { type Instant, instant, type Span } from '../model/time.ts';
import type { Judgement } from './judgement.ts';
import type { ProbeSight } from './probe-reading.ts';
import { dueIn } from './samples.ts';

/** How many looks of the span brought no data, and why the first of them did not; null: each of them did. */
export function silenceIn(sight: ProbeSight, span: Span): string | null {
  const due = dueIn(sight.samples, span);
  const silent = due.filter((one) => one.outcome === 'no_data');
  if (silent.length === 0) return null;
  const reason = gapIn(sight, span);
  const why = reason === null ? '' : `: ${reason}`;
  if (silent.length === due.length) return `R312: ${sight.name} brought no data${why}`;
  return `R309: ${silent.length} of ${due.length} looks of ${sight.name} brought no data${why}`;
}

/** Why the first look of the span that brought no data did not, where that was recorded. */
export function gapIn(sight: ProbeSight, span: Span): string | null {
  const first = dueIn(sight.samples, span).find((one) => one.outcome === 'no_data');
  return sight.metrics.find((one) => one.due === first?.due)?.gap ?? null;
}

/** How many looks of the span brought no data. */
export const silentIn = (sight: ProbeSight, span: Span): number =>
  dueIn(sight.samples, span).filter((one) => one.outcome === 'no_data').length;

/**
 * A judgement beside a silence. `seen`: what decided it was itself seen, and no look that brought nothing could have changed
 * that. Everything else might have been otherwise while nobody could tell.
 */
export const unlessSilent = (silence: string | null, seen: boolean, judgement: Judgement): Judgement =>
  silence === null || seen ? judgement : { ...judgement, verdict: 'inconclusive', margin: null, reason: silence };

/** The stretch that must be good for a recovery at `at`, so far as it was looked at. */
export const provingSpan = ({ goodFor }: ProbeSight, at: Instant, end: Instant): Span => ({
  from: at,
  to: instant(Math.min(end, at + goodFor)),
});
