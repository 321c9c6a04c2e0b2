/** Bad answers of a probe in numbers: what came, how late, and how many never came. */
import type { BadReading } from '../../model/analysis.ts';
import { between, type Span } from '../../model/time.ts';
import { isHung } from './degraded-reading.ts';
import { MicrosecondCounts } from './microsecond-counts.ts';
import { isBad, judgedOutcome } from './samples.ts';
import type { Slots } from './slots.ts';

/** Null: none came. */
export function readBad(slots: Slots, span: Span): BadReading | null {
  const lengths = new MicrosecondCounts();
  const statuses = new Map<number, number>();
  let [answers, hung] = [0, 0];
  const { probe, samples } = slots.dueIn(span);
  for (const sample of samples) {
    if (!isBad(sample, probe)) continue;
    answers++;
    if (sample.status !== null) statuses.set(sample.status, (statuses.get(sample.status) ?? 0) + 1);
    if (isHung(judgedOutcome(sample, probe))) hung++;
    else lengths.add(between(sample.due, sample.end));
  }
  if (answers === 0) return null;
  return {
    answers,
    hung,
    statuses: [...statuses].sort(([, a], [, b]) => b - a).map(([status]) => status),
    p99: answers === hung ? null : lengths.quantile(0.99),
  };
}
