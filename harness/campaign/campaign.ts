/** Interprets the plan of a comparison: runs side by side, what cannot be used once more, and no further than the answer takes. */
import type { Clock } from '../engine/environment.ts';
import type { CampaignEnded, CampaignRun } from '../model/campaign-run.ts';
import type { ComparisonPlan, InterimAnalysis } from '../model/comparison-plan.ts';
import { distinctFailures, type Failure, FailureError, failure } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';
import { between, type Duration, type Instant } from '../model/time.ts';
import { acceptRun, type Known, wasQuiet } from './accept-run.ts';
import { giveUpHopeless, giveUpUnsteady, isWorthAnother, mostAttempts, type TriedVariants } from './giving-up.ts';
import { type JobsNote, jobsAfter, mostJobs, runsAlone } from './jobs.ts';
import { keepOnly, putBack, queueOf } from './queue.ts';
import { type Semaphore, semaphore } from './semaphore.ts';
import { attemptFolder, type RunOne, type RunReport, type Task } from './task.ts';

export interface CampaignWorld {
  readonly clock: Clock;
  readonly cpus: number;
  /** How often a run that cannot be used is tried in all; default 3. */
  readonly attempts?: number | undefined;
  /** Aborts on Ctrl-C; nothing new begins then. */
  readonly signal: AbortSignal;
  readonly runOne: RunOne;
  /** Asked when all runs up to an interim analysis are over. */
  readonly analyse: (analysis: InterimAnalysis) => { readonly stop: boolean; readonly reason: string };
  readonly record: (run: CampaignRun) => void;
  readonly progress: (event: CampaignEvent) => void;
}

export type CampaignEvent =
  | { readonly type: 'began'; readonly runs: number }
  | { readonly type: 'run.began'; readonly task: Task; readonly jobs: number }
  | {
      readonly type: 'run.ended';
      readonly run: CampaignRun;
      /** Runs that are waiting or under way. */
      readonly left: number;
      readonly jobs: number;
      /** Whether it was the last of its block. */
      readonly closes: boolean;
    }
  | { readonly type: 'looked'; readonly look: InterimAnalysis; readonly stop: boolean; readonly reason: string }
  | { readonly type: 'ended'; readonly ended: CampaignEnded };

/** Failures after which no other run can do better. */
const fatal: ReadonlySet<Failure['code']> = new Set(['R401', 'R402', 'R403', 'R405']);

interface State extends TriedVariants {
  readonly plan: ComparisonPlan;
  readonly world: CampaignWorld;
  readonly semaphore: Semaphore;
  readonly began: Instant;
  readonly under: Set<Task>;
  /** The most side by side so far since each run began. */
  readonly beside: Map<Task, number>;
  readonly known: Known;
  readonly notes: JobsNote[];
  /** What ends the campaign. */
  readonly failures: Failure[];
  over: number;
  interrupted: boolean;
  analyses: readonly InterimAnalysis[];
  stopped: string | null;
}

/** Returns when no run is under way any more, whatever happened. */
export async function runCampaign(plan: ComparisonPlan, world: CampaignWorld): Promise<CampaignEnded> {
  const state = begin(plan, world);
  const running = new Set<Promise<void>>();
  tell(state, { type: 'began', runs: state.queue.length });
  for (;;) {
    guarded(state, () => analyseWhatIsDue(state));
    while (running.size < jobsNow(state)) {
      const task = nextTask(state);
      if (task === null) break;
      const run: Promise<void> = runTask(task, state).finally(() => running.delete(run));
      running.add(run);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  const ended = ending(state);
  tell(state, { type: 'ended', ended });
  return ended;
}

const begin = (plan: ComparisonPlan, world: CampaignWorld): State => ({
  plan,
  world,
  semaphore: semaphore(Math.max(1, Math.floor(world.cpus / 2))),
  began: world.clock.now(),
  queue: [...queueOf(plan)],
  under: new Set(),
  beside: new Map(),
  known: { alone: [], checks: new Map() },
  notes: [],
  measured: new Set(),
  exhausted: new Map(),
  unsteady: new Map(),
  failures: [],
  givenUp: [],
  over: 0,
  interrupted: false,
  analyses: plan.looks,
  stopped: null,
});

const sinceBegan = ({ began, world }: State): Duration => between(began, world.clock.now());

/** The first runs go alone also where the number is given: without a quiet machine to go by, a good run could not be distinguished from a disturbed one. */
function jobsNow({ plan, world, known, notes, over }: State): number {
  if (plan.jobs === 'auto') return jobsAfter(notes, mostJobs(world.cpus));
  return known.alone.length < runsAlone && over < runsAlone * mostAttempts ? 1 : plan.jobs;
}

/** The next that may begin; none beyond an interim analysis that is still due, but a control may stand in. */
function nextTask({ world, failures, analyses, queue }: State): Task | null {
  if (world.signal.aborted || failures.length > 0) return null;
  const barrier = analyses[0]?.blocks ?? Number.POSITIVE_INFINITY;
  const allowed = queue.findIndex((task) => task.block === null || task.block < barrier);
  return allowed < 0 ? null : queue.splice(allowed, 1)[0]!;
}

/** An interim analysis is due when no run of its blocks is waiting or under way. */
function analyseWhatIsDue(state: State): void {
  const { queue, under, world, failures } = state;
  for (let due = state.analyses[0]; due !== undefined; due = state.analyses[0]) {
    const { blocks } = due;
    const open = [...queue, ...under].some((task) => task.block !== null && task.block < blocks);
    if (open || world.signal.aborted || failures.length > 0) return;
    state.analyses = state.analyses.slice(1);
    const { stop, reason } = world.analyse(due);
    tell(state, { type: 'looked', look: due, stop, reason });
    // Controls are still wanted: an answer without its price is half of one.
    if (stop && state.analyses.length > 0) {
      state.stopped = `after ${blocks} blocks: ${reason}`;
      state.analyses = [];
      keepOnly(queue, (task) => task.block === null);
    }
  }
}

async function runTask(task: Task, state: State): Promise<void> {
  const { world, under, beside, queue } = state;
  const most = world.attempts ?? mostAttempts;
  under.add(task);
  for (const one of under) beside.set(one, Math.max(under.size, beside.get(one) ?? 0));
  tell(state, { type: 'run.began', task, jobs: under.size });
  const from = sinceBegan(state);
  const folder = attemptFolder(task);
  const report = await reportOf(task, state);
  under.delete(task);
  state.over += 1;
  const jobs = beside.get(task) ?? 1;
  const rejected = acceptRun(task.plan, report, state.known);
  const { role, variant, block, attempt } = task;
  const span = { began: from, ended: sinceBegan(state) };
  const unsteady = report.unsteady !== undefined && wasQuiet(task.plan, report, state.known) ? report.unsteady : null;
  const made = { folder, role, variant, block, attempt, jobs, ...span, ruler: report.ruler, rejected };
  const run: CampaignRun = unsteady === null ? made : { ...made, unsteady };
  if (report.ending === 'interrupted') state.interrupted = true;
  else if (report.ending === 'broken') {
    state.failures.push(...report.failures.filter((one) => fatal.has(one.code)));
    if (attempt === most) giveUpHopeless(run, state, most);
  } else if (report.ending === 'unsteady') {
    if (run.unsteady !== undefined && role === 'repeat') giveUpUnsteady(run, state);
  } else {
    state.measured.add(variant);
    state.notes.push({ jobs, quiet: rejected === null });
  }
  if (rejected !== null && report.ending !== 'interrupted' && attempt < most && isWorthAnother(run, state)) {
    putBack(queue, { ...task, attempt: attempt + 1 });
  }
  guarded(state, () => world.record(run));
  const left = [...queue, ...under];
  const closes = block !== null && left.every((one) => one.block !== block);
  tell(state, { type: 'run.ended', run, left: left.length, jobs, closes });
}

/** What is thrown instead of reported breaks that one run. */
async function reportOf(task: Task, { world, semaphore }: State): Promise<RunReport> {
  try {
    return await world.runOne({ ...task, folder: attemptFolder(task) }, semaphore);
  } catch (error) {
    return { ruler: null, ending: world.signal.aborted ? 'interrupted' : 'broken', failures: failuresOf(error) };
  }
}

const failuresOf = (error: unknown): readonly Failure[] =>
  error instanceof FailureError ? error.failures : [failure('R499', messageOf(error))];

/** A comparison that cannot be kept or told ends, but not before the runs under way have taken their stacks down. */
function guarded({ failures }: State, work: () => void): void {
  try {
    work();
  } catch (error) {
    failures.push(...failuresOf(error));
  }
}

const tell = (state: State, event: CampaignEvent): void => guarded(state, () => state.world.progress(event));

function ending(state: State): CampaignEnded {
  const { plan, world, notes, queue, failures, givenUp, stopped } = state;
  const jobs = Math.max(1, ...notes.slice(-plan.variants.length).map((note) => note.jobs));
  const shared = { duration: sinceBegan(state), jobs, failures: distinctFailures([...failures, ...givenUp]) };
  if (failures.length > 0) return { ending: 'aborted', reason: failures[0]!.message, ...shared };
  if (world.signal.aborted && (state.interrupted || queue.length > 0)) {
    return { ending: 'interrupted', reason: 'interrupted', ...shared };
  }
  if (stopped !== null) return { ending: 'stopped early', reason: stopped, ...shared };
  return { ending: 'completed', reason: `after all ${plan.blocks.length} blocks`, ...shared };
}
