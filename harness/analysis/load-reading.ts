/** One load over one experiment: what was sent, what came back well, and for how long nothing did. */
import type { Load } from '../model/load.ts';
import type { Measured } from '../model/measured.ts';
import { milliseconds } from '../model/time.ts';
import type { LoadReading } from '../model/witness-reading.ts';
import type { ProbeSample } from './chronicle.ts';
import { dueIn, isUnknown } from './samples.ts';
import { quantile } from './search.ts';
import type { Sights } from './sights.ts';
import type { Windows } from './windows.ts';
import { readWrites } from './writes-reading.ts';

/** Every load of the plan, in the experiment of `sights`. */
export const readLoads = (sights: Sights): LoadReading[] =>
  Object.entries(sights.plan.load).map(([name, load]) => readLoad(name, load, sights));

/** Counts are of what was due in the experiment, good as the load itself judged it. */
function readLoad(name: string, load: Load, { chronicle, planned, windows }: Sights): LoadReading {
  const { span } = windows;
  const sent = dueIn(chronicle.loads.get(name) ?? [], span).filter((one) => !isUnknown(one));
  const dropped = (chronicle.dropped.get(name) ?? []).filter((one) => one.from >= span.from && one.from < span.to);
  const ended = chronicle.loadsEnded.find((one) => one.load === name && one.experiment === planned.name);
  const read = chronicle.writesRead.find((one) => one.load === name && one.experiment === planned.name);
  const untold = load.kind === 'k6' && ended === undefined ? 'it did not end with a result' : null;
  return {
    load: name,
    kind: load.kind,
    sent: sent.length,
    good: sent.filter((one) => one.outcome === 'ok').length,
    dropped: dropped.reduce((sum, one) => sum + one.count, 0),
    longestGap: longestGap(sent, windows),
    thresholds: ended?.thresholds ?? [],
    writes: load.kind === 'writes' ? readWrites(name, planned.name, chronicle) : null,
    problem: ended?.problem ?? read?.problem ?? untold,
  };
}

/**
 * The longest time between two good answers that ended after the injection; a silence that outlasts the experiment counts up to
 * its end. It may be shorter by what usually lies between two good answers: the 99th percentile of the baseline. Null: nothing
 * was injected, or nothing good came before.
 */
export function longestGap(sent: readonly ProbeSample[], { baseline, span, whole }: Windows): Measured | null {
  if (whole === null) return null;
  const ends = sent.filter((one) => one.outcome === 'ok').map((one) => one.end);
  ends.sort((a, b) => a - b);
  const before = gapsOf(ends.filter((end) => end < baseline.to)).sort((a, b) => a - b);
  if (before.length === 0) return null;
  const until = [...ends.filter((end) => end < span.to), span.to];
  const gaps = gapsOf(until).filter((_, index) => until[index + 1]! >= whole.from);
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), 0);
  return { value: milliseconds(longest), resolution: milliseconds(quantile(before, 0.99)) };
}

const gapsOf = (times: readonly number[]): number[] => times.slice(1).map((time, index) => time - times[index]!);
