/** Tries rows of the resilience matrix on real stacks, several side by side, and reads what came of each. */
import { cpus } from 'node:os';
import { type Lane, type LaneReport, runLanes } from '../../campaign/lanes.ts';
import { semaphore } from '../../campaign/semaphore.ts';
import { newSeed } from '../../engine/system/random.ts';
import { readRows } from '../../explore/rows/read-rows.ts';
import { onlyRows } from '../../explore/rows/rows-scenario.ts';
import type { EngineFacts } from '../../model/event.ts';
import type { ExploreRow, MeasuredRow, UntriedRow } from '../../model/explore-row.ts';
import { type Failure, failureText } from '../../model/failure.ts';
import { faultsLast } from '../../model/fault-facts.ts';
import type { Plan } from '../../model/plan.ts';
import { type Duration, milliseconds, minutes, sum } from '../../model/time.ts';
import { makeRunDirectory, runName } from '../../store/run-directory.ts';
import { executePlan } from '../execute-plan.ts';
import { gated } from '../gated-engine.ts';
import { asFailureError } from '../harness-failure.ts';
import { writeReports } from '../write-reports.ts';
import { planRows } from './plan-rows.ts';
import { rowsOnDisk, runsIn } from './row-ledger.ts';
import { type RowWatch, watchRow } from './row-watch.ts';
import type { MeasuredRows, RowsWorld } from './rows-world.ts';

export type { MeasuredRows, RowsEvent, RowsWorld } from './rows-world.ts';

/** For taking down, and for what may still be under way when the budget ends. */
const grace = minutes(3);

/**
 * Returns when no stack of it is up any more, whatever happened. Rows that runs below `folder` hold already are not tried again. Throws
 * what is wrong before anything starts.
 */
export async function measureRows(rows: readonly ExploreRow[], world: RowsWorld): Promise<MeasuredRows> {
  const known = await rowsOnDisk(world.folder, world.under, rows);
  const done = new Set(known.measured.map(({ row }) => row.key));
  const planned = await planRows(
    rows.filter(({ key }) => !done.has(key)),
    world,
    sum(timeLeft(world), grace),
  );
  const course: Course = { measured: [...known.measured], engine: known.engine, leftovers: [], failures: [] };
  const ended =
    planned.plan === null ? { left: [], failures: [] } : await runAll(planned.plan, planned.rows, world, course);
  return resultOf(rows, { ...planned, ...ended, course }, world);
}

/** What grows while lanes run. */
interface Course {
  readonly measured: MeasuredRow[];
  engine: EngineFacts | null;
  readonly leftovers: string[];
  readonly failures: Failure[];
}

const timeLeft = ({ budgetEnds }: RowsWorld): Duration => milliseconds(Math.max(0, budgetEnds - Date.now()));

/** As planned; what it takes beside that is no more than a moment, where the stack is steady. */
const lengthOf = (key: string, { experiments }: Plan): Duration => {
  const one = experiments.find(({ name }) => name === key)!;
  return sum(one.baseline, faultsLast(one), one.recovery);
};

async function runAll(plan: Plan, rows: readonly ExploreRow[], world: RowsWorld, course: Course) {
  const heavy = semaphore(Math.max(1, Math.floor(cpus().length / 2)));
  const watches = new Map<number, RowWatch>();
  let number = Number((await runsIn(world.folder, world.under)).at(-1) ?? 0);
  const runLane = async (lane: Lane): Promise<LaneReport> => {
    number += 1;
    const watch = watchRow();
    watches.set(lane.number, watch);
    try {
      return await runOne(lane, `${world.under}/${String(number).padStart(2, '0')}`);
    } catch (error) {
      return { over: [], failed: [], failures: asFailureError(error).failures };
    }
  };
  const runOne = async (lane: Lane, run: string): Promise<LaneReport> => {
    const waiting = new Map(lane.waiting.map((row) => [row.key, row]));
    const own = onlyRows(plan, (key) => waiting.has(key), sum(timeLeft(world), grace));
    const [, under, name] = /^(.*)\/([^/]+)$/.exec(run)!;
    const executed = await executePlan(
      {
        plan: own,
        machine: world.machine,
        // Several explorations of one seed may go on at once.
        name: `${runName(new Date(), world.seed)}-${newSeed()}`,
        command: world.command,
        directory: () => makeRunDirectory(world.folder, under!, name!),
        signal: world.signal,
        observers: [(event) => watches.get(lane.number)!.observe(event)],
        through: (engine) => gated(engine, heavy, world.signal),
      },
      (one) => lane.take(waiting.get(one.name)!),
    );
    const { analysis, measured, failed } = readRows(run, own, executed.events, lane.waiting);
    course.measured.push(...measured);
    course.engine ??= analysis.engine;
    course.leftovers.push(...analysis.leftovers);
    course.failures.push(...executed.failures);
    await writeReports(analysis, executed.directory);
    const failures = analysis.ending === 'completed' ? [] : analysis.failures;
    return { over: measured.map(({ row }) => row.key), failed, failures };
  };
  return runLanes(rows, {
    jobs: world.attached === null ? world.jobs : 1,
    cpus: cpus().length,
    signal: world.signal,
    mayBegin: ({ key }) => timeLeft(world) >= lengthOf(key, plan),
    runLane,
    lateness: (lane) => watches.get(lane)?.lateness() ?? null,
    began: (row, lane, lanes) => world.progress({ type: 'row.began', row, lane, lanes }),
    ended: (row, lane, left) => world.progress({ type: 'row.ended', row, lane, left }),
  });
}

interface Ended {
  readonly refused: readonly UntriedRow[];
  readonly left: readonly { readonly row: ExploreRow; readonly failure: Failure | null }[];
  readonly failures: readonly Failure[];
  readonly course: Course;
}

function resultOf(rows: readonly ExploreRow[], ended: Ended, { signal }: RowsWorld): MeasuredRows {
  const { refused, left, course } = ended;
  const measured = new Map(course.measured.map((one) => [one.row.key, one]));
  const failures = [...ended.failures, ...course.failures];
  const failed = new Map(left.flatMap(({ row, failure }) => (failure === null ? [] : [[row.key, failure] as const])));
  const untried = rows
    .filter(({ key }) => !measured.has(key))
    .map((row): UntriedRow => {
      const known = refused.find((one) => one.row.key === row.key);
      const failure = failed.get(row.key) ?? (signal.aborted ? undefined : failures[0]);
      if (known !== undefined) return known;
      if (failure !== undefined) return { row, why: 'refused', reason: failureText(failure) };
      if (signal.aborted) return { row, why: 'interrupted', reason: 'the exploration was interrupted' };
      return { row, why: 'budget', reason: 'the budget did not reach as far' };
    });
  return {
    measured: rows.flatMap((row) => measured.get(row.key) ?? []),
    untried,
    engine: course.engine,
    failures,
    leftovers: course.leftovers,
  };
}
