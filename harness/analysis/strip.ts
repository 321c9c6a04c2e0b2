/** What the chart draws of a probe: runs of equal outcomes, and latency in buckets. */
import type { LatencyPoint, OutcomeRun } from '../model/analysis.ts';
import type { Connection, Probe } from '../model/probe.ts';
import { instant, milliseconds, type Span } from '../model/time.ts';
import type { Samples } from './sample-columns.ts';
import { isGood, judgedOutcome } from './samples.ts';
import { quantile } from './search.ts';

/** Consecutive samples of one kind of connection with one outcome, in one run. */
export function stripOf(samples: Samples, probe: Probe): Record<Connection, OutcomeRun[]> {
  const strip: Record<Connection, OutcomeRun[]> = { fresh: [], kept: [] };
  for (const sample of samples) {
    const runs = strip[sample.connection];
    const outcome = judgedOutcome(sample, probe);
    const last = runs.at(-1);
    if (last !== undefined && last.outcome === outcome) {
      runs[runs.length - 1] = { ...last, to: sample.due, count: last.count + 1 };
    } else runs.push({ outcome, from: sample.due, to: sample.due, count: 1 });
  }
  return strip;
}

const mostPoints = 400;

/** Good answers from their due instant, median and maximum, in at most 400 equal buckets of at least four periods. */
export function latencyOf(samples: Samples, probe: Probe, span: Span): LatencyPoint[] {
  const width = Math.max((span.to - span.from) / mostPoints, 4000 / probe.rate);
  const points: LatencyPoint[] = [];
  let bucket = -1;
  let inside: number[] = [];
  const close = (): void => {
    if (inside.length === 0) return;
    const sorted = inside.sort((a, b) => a - b);
    points.push({
      at: instant(span.from + bucket * width),
      p50: milliseconds(quantile(sorted, 0.5)),
      max: milliseconds(sorted.at(-1)!),
    });
    inside = [];
  };
  for (const sample of samples) {
    const index = Math.floor((sample.due - span.from) / width);
    if (index !== bucket) close();
    bucket = index;
    if (isGood(sample, probe)) inside.push(sample.end - sample.due);
  }
  close();
  return points.slice(0, mostPoints);
}
