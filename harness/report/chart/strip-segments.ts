/** A row of probe outcomes at the resolution of a picture: neighbouring runs of one swatch become one segment, never narrower than two pixels. */
import type { OutcomeRun } from '../../model/analysis.ts';
import type { Outcome } from '../../model/probe.ts';
import { severity } from '../../model/severity.ts';
import type { Frame } from './frame.ts';
import type { Swatch } from './swatch.ts';
import { outcomeSwatch } from './swatch.ts';

/** Below this many pixels a segment takes in what follows; the worst of both shows. */
const LEAST_PIXELS = 2;

export interface Segment {
  readonly swatch: Swatch;
  /** Seconds on the axis. */
  readonly from: number;
  readonly to: number;
  readonly counts: ReadonlyMap<Outcome, number>;
}

interface Growing {
  worst: Outcome;
  from: number;
  to: number;
  counts: Map<Outcome, number>;
}

/** Where a run ends: where the next one begins, or one step after its last probe. */
function endOf(frame: Frame, run: OutcomeRun, next: OutcomeRun | undefined): number {
  const step = run.count > 1 ? (run.to - run.from) / (run.count - 1) : 0;
  const own = frame.seconds(run.to) + step / 1000;
  if (next === undefined) return Math.min(own, frame.domain[1]);
  const following = frame.seconds(next.from);
  return step === 0 ? following : Math.min(following, own + (4 * step) / 1000);
}

const add = (counts: Map<Outcome, number>, outcome: Outcome, count: number): void => {
  counts.set(outcome, (counts.get(outcome) ?? 0) + count);
};

const sameSwatch = (one: Outcome, other: Outcome): boolean => outcomeSwatch[one] === outcomeSwatch[other];

/** So much of the axis, in seconds, is `LEAST_PIXELS` wide. */
function leastSeconds(frame: Frame): number {
  const { from, to } = frame.experiment.span;
  const pixels = frame.pixels(to) - frame.pixels(from);
  return pixels <= 0 ? 0 : ((frame.domain[1] - frame.domain[0]) / pixels) * LEAST_PIXELS;
}

/** Bounded by the width of the picture, however many runs there are. */
export function segments(frame: Frame, runs: readonly OutcomeRun[]): readonly Segment[] {
  const least = leastSeconds(frame);
  const done: Growing[] = [];
  for (const [index, run] of runs.entries()) {
    const to = endOf(frame, run, runs[index + 1]);
    const last = done.at(-1);
    let from = frame.seconds(run.from);
    if (last !== undefined) {
      const narrow = last.to - last.from < least;
      if (sameSwatch(last.worst, run.outcome) || (narrow && to <= last.from + least)) {
        if (severity(run.outcome) > severity(last.worst)) last.worst = run.outcome;
        last.to = Math.max(last.to, to);
        add(last.counts, run.outcome, run.count);
        continue;
      }
      if (narrow) last.to = last.from + least;
      from = Math.max(from, last.to);
    }
    done.push({ worst: run.outcome, from, to, counts: new Map([[run.outcome, run.count]]) });
  }
  const final = done.at(-1);
  if (final !== undefined) final.to = Math.min(frame.domain[1], Math.max(final.to, final.from + least));
  return done.map(({ worst, ...rest }) => ({ swatch: outcomeSwatch[worst], ...rest }));
}
