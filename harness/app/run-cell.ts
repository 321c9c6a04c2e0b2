/** One run of a comparison on a real engine: an ordinary run in a folder of its own, without progress output, and measured. */
import { basename, dirname, join } from 'node:path';
import type { Semaphore } from '../campaign/semaphore.ts';
import type { RunReport, Task } from '../campaign/task.ts';
import { type MeasuredRun, measureRun } from '../comparison/measured-run.ts';
import { unsteadyOf } from '../comparison/unsteady-run.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import { milliseconds } from '../model/time.ts';
import type { Machine } from '../provision/ensure.ts';
import { makeRunDirectory } from '../store/run-directory.ts';
import { cellReport } from './cell-report.ts';
import { executePlan } from './execute-plan.ts';
import { gated } from './gated-engine.ts';
import { asFailureError } from './harness-failure.ts';
import type { KeptComparison } from './keep-comparison.ts';

export interface CellWorld {
  readonly machine: Machine;
  readonly kept: KeptComparison;
  readonly signal: AbortSignal;
}

/** A run that is over. */
export interface CellOutcome {
  readonly report: RunReport;
  /** Null: it did not come so far. */
  readonly measured: Omit<MeasuredRun, 'run'> | null;
  /** What it left behind. */
  readonly left: readonly string[];
}

/** The run with its numbers, where they count; null: they do not. */
export const countedRun = (run: CampaignRun, measured: CellOutcome['measured']): MeasuredRun | null =>
  run.rejected === null && measured !== null ? { run, ...measured } : null;

/** Never throws: what goes wrong is in the report. */
export async function runCell(task: Task, gate: Semaphore, world: CellWorld): Promise<CellOutcome> {
  try {
    return await runTask(task, gate, world);
  } catch (error) {
    const { failures } = asFailureError(error);
    return { report: { ruler: null, ending: 'broken', failures }, measured: null, left: [] };
  }
}

async function runTask(task: Task, gate: Semaphore, { machine, kept, signal }: CellWorld): Promise<CellOutcome> {
  const { plan, folder } = task;
  const { events, failures } = await executePlan({
    plan,
    machine,
    name: `${kept.name}-${basename(folder)}`,
    command: `resilience run ${plan.file} --seed ${plan.seed}`,
    directory: () => makeRunDirectory(kept.directory.path, dirname(folder), basename(folder)),
    signal,
    observers: [],
    through: (engine) => gated(engine, gate, signal),
  });
  const { analysis, cpu, phases } = measureRun(unnumbered(task), plan, events);
  return {
    report: cellReport(analysis, failures, unsteadyOf(analysis, events)),
    measured: { plan, analysis, cpu, phases },
    left: analysis.leftovers,
  };
}

/** The campaign numbers and times a run when it is over. */
const unnumbered = ({ role, variant, block, attempt, folder }: Task): CampaignRun => ({
  folder: join(folder),
  role,
  variant,
  block,
  attempt,
  jobs: 1,
  began: milliseconds(0),
  ended: milliseconds(0),
  ruler: null,
  rejected: null,
});
