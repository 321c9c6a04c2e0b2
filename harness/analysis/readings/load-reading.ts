/** One load over one experiment: what was sent, what came back well, and for how long nothing did. */
import { isK6, isWrites, type Load } from '../../model/load.ts';
import type { Measured } from '../../model/measured.ts';
import { milliseconds } from '../../model/time.ts';
import type { LoadReading } from '../../model/witness-reading.ts';
import { firstAfter } from '../../statistics/quantile.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { type ProbeSample, Samples } from './sample-columns.ts';
import { countOf, isUnknown } from './samples.ts';
import { firstAtLeast } from './search.ts';
import type { Windows } from './windows.ts';
import { readWrites, writesOf } from './writes-reading.ts';

/** Every load of the plan, in the experiment of `gathered`. */
export const readLoads = (gathered: ExperimentEvidence): LoadReading[] =>
  Object.entries(gathered.plan.load).map(([name, load]) => readLoad(name, load, gathered));

/** Counts are of what was due in the experiment, good as the load itself judged it; of writes, of those that were read back. */
function readLoad(name: string, load: Load, { eventIndex, planned, windows }: ExperimentEvidence): LoadReading {
  const { span } = windows;
  const due = (eventIndex.loads.get(name) ?? Samples.empty()).dueIn(span);
  const dropped = (eventIndex.dropped.get(name) ?? []).filter((one) => one.from >= span.from && one.from < span.to);
  const ended = eventIndex.loadsEnded.find((one) => one.load === name && one.experiment === planned.name);
  const read = eventIndex.writesRead.find((one) => one.load === name && one.experiment === planned.name);
  const counted = read === undefined || read.found === null ? due : Samples.of(writesOf(read, eventIndex));
  const untold = isK6(load) && ended === undefined ? 'it did not end with a result' : null;
  return {
    load: name,
    kind: load.kind,
    sent: countOf(counted, (one) => !isUnknown(one)),
    good: countOf(counted, (one) => one.outcome === 'ok'),
    dropped: dropped.reduce((sum, one) => sum + one.count, 0),
    longestGap: longestGap(due, windows),
    thresholds: ended?.thresholds ?? [],
    writes: isWrites(load) ? readWrites(name, planned.name, eventIndex) : null,
    problem: ended?.problem ?? read?.problem ?? untold,
  };
}

/**
 * The longest time between two good answers that ended after the injection; a silence that outlasts the experiment counts up to
 * its end. It may be shorter by what usually lies between two good answers: the 99th percentile of the baseline; and by what the
 * harness was late for, which may have been answered well. Null: nothing was injected, or nothing good came before.
 */
export function longestGap(sent: Samples, { baseline, span, whole }: Windows): Measured | null {
  if (whole === null) return null;
  const good = timesOf(sent, (one) => (one.outcome === 'ok' ? one.end : null));
  const ends = good.subarray(0, firstAtLeast(good, span.to));
  const before = gapsOf(ends.subarray(0, firstAtLeast(ends, baseline.to))).sort();
  if (before.length === 0) return null;
  const longest = (times: Float64Array): number =>
    gapsOf(times).reduce((most, gap, index) => (times[index + 1]! < whole.from ? most : Math.max(most, gap)), 0);
  const high = longest(joined(ends, span.to));
  const unknown = timesOf(sent, (one) => (isUnknown(one) ? one.due : null));
  const low = unknown.length === 0 ? high : longest(joined(ends, span.to, unknown));
  const usual = firstAfter(before, 0.99);
  if (low === high) return { value: milliseconds(high), resolution: milliseconds(usual) };
  const half = (high - low) / 2;
  return { value: milliseconds(low + half), resolution: milliseconds(half + usual), unseen: milliseconds(half) };
}

/** What is read of the samples, where it is not null, in order. */
function timesOf(sent: Samples, read: (sample: ProbeSample) => number | null): Float64Array<ArrayBuffer> {
  const times = new Float64Array(sent.length);
  let count = 0;
  for (let i = 0; i < sent.length; i++) {
    const time = read(sent.at(i));
    if (time !== null) times[count++] = time;
  }
  return times.subarray(0, count).sort();
}

/** All of them in order. */
function joined(times: Float64Array, last: number, more = new Float64Array(0)): Float64Array {
  const all = new Float64Array(times.length + more.length + 1);
  all.set(times);
  all.set(more, times.length);
  all[all.length - 1] = last;
  return all.sort();
}

const gapsOf = (times: Float64Array): Float64Array => times.subarray(1).map((time, index) => time - times[index]!);
