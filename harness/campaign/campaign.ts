/** Interprets the plan of a comparison: runs side by side, what cannot be used once more, and no further than the answer takes. */
import type { Clock } from '../engine/environment.ts';
import type { CampaignEnded, CampaignRun, Ruler } from '../model/campaign-run.ts';
import type { ComparisonPlan, Look } from '../model/comparison-plan.ts';
import type { Failure } from '../model/failure.ts';
import { between, type Duration, type Instant } from '../model/time.ts';
import { bandOf, outside } from './band.ts';
import { type Gate, openGate } from './gate.ts';
import { type JobsNote, jobsAfter, mostJobs, runsAlone } from './jobs.ts';
import { queueOf } from './queue.ts';
import { attemptFolder, type RunOne, type RunReport, type Task } from './task.ts';

export interface CampaignWorld {
  readonly clock: Clock;
  readonly cpus: number;
  /** Aborts on Ctrl-C; nothing new begins then. */
  readonly signal: AbortSignal;
  readonly runOne: RunOne;
  /** Asked when all runs of the look's blocks are over. */
  readonly look: (look: Look) => { readonly stop: boolean; readonly reason: string };
  readonly record: (run: CampaignRun) => void;
  readonly progress: (event: CampaignEvent) => void;
}

export type CampaignEvent =
  | { readonly type: 'began'; readonly runs: number }
  | { readonly type: 'run.began'; readonly task: Task; readonly jobs: number }
  | { readonly type: 'run.ended'; readonly run: CampaignRun; readonly left: number; readonly jobs: number }
  | { readonly type: 'looked'; readonly look: Look; readonly stop: boolean; readonly reason: string };

/** A run that could not be used is tried so often in all. */
const mostAttempts = 3;

/** Failures after which no other run can do better. */
const fatal: ReadonlySet<Failure['code']> = new Set(['R401', 'R402', 'R403', 'R405']);

interface State {
  readonly queue: Task[];
  readonly under: Set<Task>;
  readonly references: Ruler[];
  readonly notes: JobsNote[];
  readonly failures: Failure[];
  looks: readonly Look[];
  stopped: string | null;
  /** The most side by side so far since each run began. */
  readonly beside: Map<Task, number>;
}

/** Returns when no run is under way any more. */
export async function runCampaign(plan: ComparisonPlan, world: CampaignWorld): Promise<CampaignEnded> {
  const began = world.clock.now();
  const gate = openGate(Math.max(1, Math.floor(world.cpus / 2)));
  const queue = [...queueOf(plan)];
  const state: State = {
    queue,
    under: new Set(),
    references: [],
    notes: [],
    failures: [],
    looks: plan.looks,
    stopped: null,
    beside: new Map(),
  };
  world.progress({ type: 'began', runs: queue.length });
  const running = new Set<Promise<void>>();
  for (;;) {
    takeLooks(state, world);
    while (running.size < jobsNow(plan, state, world)) {
      const task = nextTask(state, world);
      if (task === null) break;
      const run: Promise<void> = runTask(task, plan, state, world, gate, began).finally(() => running.delete(run));
      running.add(run);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  return ending(plan, state, world, between(began, world.clock.now()));
}

const jobsNow = ({ jobs }: ComparisonPlan, { notes }: State, { cpus }: CampaignWorld): number =>
  jobs === 'auto' ? jobsAfter(notes, mostJobs(cpus)) : jobs;

/** The next that may begin; none beyond a look that has not been taken, but a control may stand in. */
function nextTask(state: State, { signal }: CampaignWorld): Task | null {
  if (signal.aborted || state.failures.length > 0) return null;
  const barrier = state.looks[0]?.blocks ?? Number.POSITIVE_INFINITY;
  const allowed = state.queue.findIndex((task) => task.block === null || task.block < barrier);
  if (allowed < 0) return null;
  const [task] = state.queue.splice(allowed, 1);
  return task ?? null;
}

/** A look is due when nothing of its blocks is waiting or under way. */
function takeLooks(state: State, world: CampaignWorld): void {
  for (let look = state.looks[0]; look !== undefined && !world.signal.aborted; look = state.looks[0]) {
    const { blocks } = look;
    const open = [...state.queue, ...state.under].some((task) => task.block !== null && task.block < blocks);
    if (open) return;
    state.looks = state.looks.slice(1);
    const { stop, reason } = world.look(look);
    world.progress({ type: 'looked', look, stop, reason });
    // Controls are still wanted: an answer without its price is half of one.
    if (stop && state.looks.length > 0) {
      state.stopped = `after ${blocks} blocks: ${reason}`;
      state.looks = [];
      state.queue.splice(0, state.queue.length, ...state.queue.filter((task) => task.block === null));
    }
  }
}

async function runTask(
  task: Task,
  plan: ComparisonPlan,
  state: State,
  world: CampaignWorld,
  gate: Gate,
  began: Instant,
): Promise<void> {
  state.under.add(task);
  const jobs = state.under.size;
  for (const one of state.under) state.beside.set(one, Math.max(jobs, state.beside.get(one) ?? 0));
  world.progress({ type: 'run.began', task, jobs });
  const from = between(began, world.clock.now());
  const folder = attemptFolder(task);
  const report = await world.runOne({ ...task, folder }, gate);
  state.under.delete(task);
  const beside = state.beside.get(task) ?? 1;
  const rejected = judge(task, report, beside, plan, state);
  const { role, variant, block, attempt } = task;
  const to = between(began, world.clock.now());
  const run: CampaignRun = {
    folder,
    role,
    variant,
    block,
    attempt,
    jobs: beside,
    began: from,
    ended: to,
    ruler: report.ruler,
    rejected,
  };
  world.record(run);
  if (rejected !== null && report.ending !== 'interrupted' && attempt < mostAttempts) {
    state.queue.unshift({ ...task, attempt: attempt + 1 });
  }
  world.progress({ type: 'run.ended', run, left: state.queue.length + state.under.size, jobs: beside });
}

/** Why the run does not count; null: it does. Alone, a run makes the reference. */
function judge(task: Task, report: RunReport, jobs: number, plan: ComparisonPlan, state: State): string | null {
  if (report.ending === 'interrupted') return 'it was interrupted';
  if (report.ending === 'broken') {
    state.failures.push(...report.failures.filter((one) => fatal.has(one.code)));
    return report.failures.map((one) => `${one.code}: ${one.message}`).join('; ') || 'it could not be measured';
  }
  if (report.ruler === null) return 'it was not calibrated';
  // Without runs alone, as with a fixed number of jobs, the first runs are all there is to go by.
  if (state.references.length < runsAlone && (jobs === 1 || plan.jobs !== 'auto')) state.references.push(report.ruler);
  const loud = outside(report.ruler, bandOf(state.references));
  if (task.attempt === 1) state.notes.push({ jobs, quiet: loud === null });
  return loud;
}

function ending(plan: ComparisonPlan, state: State, world: CampaignWorld, duration: Duration): CampaignEnded {
  const jobs = Math.max(1, ...state.notes.slice(-plan.variants.length).map((note) => note.jobs));
  const shared = { duration, jobs, failures: distinct(state.failures) };
  if (world.signal.aborted) return { ending: 'interrupted', reason: 'interrupted', ...shared };
  if (state.failures.length > 0) {
    return { ending: 'aborted', reason: state.failures[0]!.message, ...shared };
  }
  if (state.stopped !== null) return { ending: 'stopped early', reason: state.stopped, ...shared };
  return { ending: 'completed', reason: `after all ${plan.blocks.length} blocks`, ...shared };
}

const distinct = (failures: readonly Failure[]): readonly Failure[] =>
  failures.filter((one, index) => failures.findIndex((other) => other.code === one.code) === index);
