/** What was not observed in a window, and why: the harness was late, or an observer brought no data. */
import { plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { milliseconds, type Span } from '../../model/time.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { countOf } from '../readings/samples.ts';

/** For how long nothing is known of a probe in the span, in words; null: it was observed all the time. */
export function unseenIn(basis: ProbeEvidence, span: Span): string | null {
  const { unknown } = basis.slots.dueIn(span).share();
  if (unknown === 0) return null;
  const due = basis.samples.dueIn(span);
  const silent = countOf(due, (one) => one.outcome === 'no_data');
  const reason = gapIn(basis, span);
  const why = reason === null ? '' : `: ${reason}`;
  if (silent === due.length) return `R312: ${basis.name} brought no data${why}`;
  if (silent > 0) return `R309: ${silent} of ${plural(due.length, 'sample')} of ${basis.name} brought no data${why}`;
  const length = secondsText(milliseconds(Math.round(basis.slots.unseen(span))));
  return `R309: the harness was late, and ${basis.name} was not observed for ${length}`;
}

/** Why the first sample of the span that brought no data did not, where that was recorded. */
export function gapIn(basis: ProbeEvidence, span: Span): string | null {
  for (const { outcome, due } of basis.samples.dueIn(span)) {
    if (outcome === 'no_data') return basis.metrics.find((one) => one.due === due)?.gap ?? null;
  }
  return null;
}

/** How many samples of the span brought no data. */
export const silentIn = (basis: ProbeEvidence, span: Span): number =>
  countOf(basis.samples.dueIn(span), (one) => one.outcome === 'no_data');

/** Fewer than half of those due were recorded at all, and nothing is known; null: enough were. */
export function tooFewToTell({ samples, probe }: ProbeEvidence, span: Span): string | null {
  const made = samples.dueIn(span).length;
  const expected = (probe.rate * (span.to - span.from)) / 1000;
  if (made >= Math.max(1, 0.5 * expected - 1)) return null;
  return `R309: only ${made} of ${Math.round(expected)} probes were made`;
}
