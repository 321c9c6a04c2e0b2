/** Rows that several lanes share: each lane has a stack of its own, and takes the next row when it is done with one. */
import type { NoiseBaseline } from '../model/campaign-run.ts';
import type { ExploreRow } from '../model/explore-row.ts';
import { distinctFailures, type Failure } from '../model/failure.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { type JobsNote, jobsAfter, runsAlone } from './jobs.ts';
import { noiseLimitsOf } from './noise-limits.ts';

export interface Lane {
  /** From 1. */
  readonly number: number;
  /** What nobody has taken yet, in the order in which it is to be tried. */
  readonly waiting: readonly ExploreRow[];
  /** Whether the lane does the row now; the one that it had before is over. */
  take(row: ExploreRow): boolean;
}

/** What came of a lane's stack, from its first container to its last. */
export interface LaneReport {
  /** Keys of rows that are known now. */
  readonly over: readonly string[];
  /** Those that were begun and could not be judged, each with why. */
  readonly failed: readonly { readonly row: ExploreRow; readonly failure: Failure }[];
  /** What ended it before its rows did. */
  readonly failures: readonly Failure[];
}

export interface LanesWorld {
  readonly jobs: number | 'auto';
  readonly cpus: number;
  readonly signal: AbortSignal;
  /** Whether there is time for it. */
  readonly mayBegin: (row: ExploreRow) => boolean;
  /** Never throws for what the stack does. */
  readonly runLane: (lane: Lane) => Promise<LaneReport>;
  /** How late the harness was in the row that a lane had, at the 99th percentile; null: it is not known. */
  readonly lateness: (lane: number) => Duration | null;
  readonly began: (row: ExploreRow, lane: number, lanes: number) => void;
  readonly ended: (row: ExploreRow, lane: number, left: number) => void;
}

export interface LanesEnded {
  /** In the order in which they were to be tried, each with why it was given up; null: its turn did not come. */
  readonly left: readonly { readonly row: ExploreRow; readonly failure: Failure | null }[];
  readonly failures: readonly Failure[];
}

/** Failures after which no other lane can do better. */
const fatal: ReadonlySet<Failure['code']> = new Set(['R308', 'R401', 'R402', 'R403', 'R405']);

/** A row that could not be judged is tried once more; so is a stack that did not come up. */
const mostAttempts = 2;

/** Returns when no lane has a stack any more. */
export async function runLanes(rows: readonly ExploreRow[], world: LanesWorld): Promise<LanesEnded> {
  const waiting = [...rows];
  const lanes = new Map<number, Promise<void>>();
  const under = new Map<number, { readonly row: ExploreRow; beside: number }>();
  const attempts = new Map<string, number>();
  const givenUp = new Map<string, Failure>();
  const notes: JobsNote[] = [];
  const alone: NoiseBaseline[] = [];
  const failures: Failure[] = [];
  let barren = 0;

  const jobsNow = (): number => {
    if (world.jobs === 'auto') return jobsAfter(notes, Math.max(1, world.cpus));
    return notes.length < runsAlone ? 1 : world.jobs;
  };
  const isOver = (): boolean => world.signal.aborted || failures.length > 0;
  /** The row that a lane had is over: what is known of the machine grows by it. */
  const finish = (lane: number): void => {
    const had = under.get(lane);
    if (had === undefined) return;
    under.delete(lane);
    const noise = noiseOf(world.lateness(lane));
    const quiet = noise !== null && noise.probeLatenessP99 <= noiseLimitsOf(alone, null).probeLatenessP99;
    if (had.beside === 1 && noise !== null && alone.length < runsAlone) alone.push(noise);
    notes.push({ jobs: had.beside, quiet });
    world.ended(had.row, lane, waiting.length + under.size);
    fill();
  };
  const take = (lane: number, row: ExploreRow): boolean => {
    finish(lane);
    const at = waiting.indexOf(row);
    const surplus = lanes.size > jobsNow() && lane === Math.max(...lanes.keys());
    if (at < 0 || isOver() || surplus || !world.mayBegin(row)) return false;
    waiting.splice(at, 1);
    under.set(lane, { row, beside: 1 });
    for (const one of under.values()) one.beside = Math.max(one.beside, under.size);
    world.began(row, lane, lanes.size);
    return true;
  };
  const run = async (number: number): Promise<void> => {
    while (!isOver() && waiting.some(world.mayBegin) && lanes.size <= Math.max(1, jobsNow())) {
      const report = await world.runLane({ number, waiting: [...waiting], take: (row) => take(number, row) });
      finish(number);
      for (const { row, failure } of report.failed) {
        const tries = (attempts.get(row.key) ?? 0) + 1;
        attempts.set(row.key, tries);
        if (tries < mostAttempts && !isOver()) waiting.push(row);
        else givenUp.set(row.key, failure);
      }
      barren = report.over.length > 0 ? 0 : barren + 1;
      const ends = report.failures.filter(({ code }) => fatal.has(code));
      if (ends.length > 0 && !world.signal.aborted) failures.push(...ends);
      else if (barren >= mostAttempts && !world.signal.aborted) {
        failures.push(...report.failures);
        return;
      }
    }
  };
  const fill = (): void => {
    const begin = (): boolean =>
      !isOver() && lanes.size < jobsNow() && waiting.length > lanes.size && waiting.some(world.mayBegin);
    for (let number = 1; begin(); number += 1) {
      if (lanes.has(number)) continue;
      // Entered before it runs, because its first row may be over at once.
      const { promise, resolve } = Promise.withResolvers<void>();
      lanes.set(number, promise);
      const over = (): void => {
        lanes.delete(number);
        resolve();
      };
      run(number).then(over, over);
    }
  };
  const isBegun = new Set(rows);
  if (isBegun.size > 0 && lanes.size === 0 && waiting.some(world.mayBegin)) fill();
  while (lanes.size > 0) await Promise.race(lanes.values());
  const left = rows.filter((row) => waiting.includes(row) || givenUp.has(row.key));
  return {
    left: left.map((row) => ({ row, failure: givenUp.get(row.key) ?? null })),
    failures: distinctFailures(failures),
  };
}

/** Of a lane only its own lateness is known. */
const noiseOf = (lateness: Duration | null): NoiseBaseline | null =>
  lateness === null ? null : { probeLatenessP99: lateness, engineRoundTripP50: milliseconds(0), healthProbeP50: null };
