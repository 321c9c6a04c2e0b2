/** Degraded answers of a probe in numbers: for how long, how fast, and whether anything hung beside them. */
import type { DegradedReading } from '../../model/analysis.ts';
import type { Outcome } from '../../model/probe.ts';
import { between, type Duration, type Span } from '../../model/time.ts';
import { timeOf } from './damage.ts';
import { MicrosecondCounts } from './microsecond-counts.ts';
import { isAmiss, judgedOutcome } from './samples.ts';
import type { Slots } from './slots.ts';

/** No answer in time: what a client waits for. */
export const isHung = (outcome: Outcome): boolean => outcome === 'response_timeout' || outcome === 'connect_timeout';

/** Null: none came. */
export function readDegraded(slots: Slots, resolution: Duration, span: Span): DegradedReading | null {
  const lengths = new MicrosecondCounts();
  const statuses = new Map<number, number>();
  let [answers, amiss, hung] = [0, 0, 0];
  const { probe, samples } = slots.dueIn(span);
  for (const sample of samples) {
    if (!isAmiss(sample, probe)) continue;
    amiss++;
    if (isHung(judgedOutcome(sample, probe))) hung++;
    if (sample.outcome !== 'degraded') continue;
    answers++;
    lengths.add(between(sample.due, sample.end));
    if (sample.status !== null) statuses.set(sample.status, (statuses.get(sample.status) ?? 0) + 1);
  }
  if (answers === 0) return null;
  return {
    time: timeOf('degraded', slots.stretches(span), resolution),
    answers,
    statuses: [...statuses].sort(([, a], [, b]) => b - a).map(([status]) => status),
    p99: lengths.quantile(0.99),
    amiss,
    hung,
  };
}
