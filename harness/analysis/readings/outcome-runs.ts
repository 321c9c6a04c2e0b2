/** What the chart draws of a probe: runs of equal outcomes, and latency in buckets. */
import type { LatencyPoint, OutcomeRun } from '../../model/analysis.ts';
import type { Connection, Outcome, Probe } from '../../model/probe.ts';
import { severity } from '../../model/severity.ts';
import { instant, milliseconds, type Span } from '../../model/time.ts';
import { firstAfter } from '../../statistics/quantile.ts';
import type { Samples } from './sample-columns.ts';
import { isGood, judgedOutcome } from './samples.ts';
import type { Slots } from './slots.ts';

/** A picture shows no more; what alternates for hours would fill a report otherwise. */
const mostRuns = 2000;

/**
 * Consecutive slots of one kind of connection with one outcome, in one run; a slot that its neighbours speak for has theirs. Where
 * there are more than 2,000 runs, those of each thousandth of the time are one, with the worst of their outcomes.
 */
export function outcomeRuns(slots: Slots): Record<Connection, readonly OutcomeRun[]> {
  const runsOf: Record<Connection, OutcomeRun[]> = { fresh: [], kept: [] };
  for (let i = 0; i < slots.length; i++) {
    const sample = slots.samples.at(i);
    const runs = runsOf[sample.connection];
    const last = runs.at(-1);
    const outcome = slots.isTaken(i) ? takenOutcome(slots, i, last) : judgedOutcome(sample, slots.probe);
    if (last !== undefined && last.outcome === outcome) {
      runs[runs.length - 1] = { ...last, to: sample.due, count: last.count + 1 };
    } else runs.push({ outcome, from: sample.due, to: sample.due, count: 1 });
  }
  return { fresh: coarsened(runsOf.fresh), kept: coarsened(runsOf.kept) };
}

const takenOutcome = (slots: Slots, index: number, last: OutcomeRun | undefined): Outcome =>
  slots.isGood(index) || last === undefined || last.outcome === 'ok' ? 'ok' : last.outcome;

function coarsened(runs: readonly OutcomeRun[]): readonly OutcomeRun[] {
  if (runs.length <= mostRuns) return runs;
  const [from, to] = [runs[0]!.from, runs.at(-1)!.to];
  const bucketOf = (run: OutcomeRun): number => Math.floor((1000 * (run.from - from)) / (to - from + 1));
  const kept: OutcomeRun[] = [];
  let bucket = -1;
  for (const run of runs) {
    const last = kept.at(-1);
    if (last === undefined || bucketOf(run) !== bucket) kept.push(run);
    else {
      const outcome = severity(run.outcome) > severity(last.outcome) ? run.outcome : last.outcome;
      kept[kept.length - 1] = { outcome, from: last.from, to: run.to, count: last.count + run.count };
    }
    bucket = bucketOf(run);
  }
  return kept;
}

/** How often each outcome came. */
export function outcomesOf(samples: Samples, probe: Probe): Readonly<Partial<Record<Outcome, number>>> {
  const counts = new Map<Outcome, number>();
  for (let i = 0; i < samples.length; i++) {
    const outcome = judgedOutcome(samples.at(i), probe);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

const mostPoints = 400;

/** Good answers from their due instant, median and maximum, in at most 400 equal buckets of at least four periods. */
export function latencyOf(samples: Samples, probe: Probe, span: Span): LatencyPoint[] {
  const width = Math.max((span.to - span.from) / mostPoints, 4000 / probe.rate);
  const points: LatencyPoint[] = [];
  const taken = new Float64Array(samples.length);
  let bucket = -1;
  let [from, to] = [0, 0];
  const close = (): void => {
    if (to === from) return;
    const sorted = taken.subarray(from, to).sort();
    const at = instant(span.from + bucket * width);
    points.push({ at, p50: milliseconds(firstAfter(sorted, 0.5)), max: milliseconds(sorted.at(-1)!) });
    from = to;
  };
  for (let i = 0; i < samples.length; i++) {
    const sample = samples.at(i);
    const index = Math.floor((sample.due - span.from) / width);
    if (index !== bucket) close();
    bucket = index;
    if (isGood(sample, probe)) taken[to++] = sample.end - sample.due;
  }
  close();
  return points.slice(0, mostPoints);
}
