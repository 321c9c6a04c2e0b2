/** One plan on a real engine, from its first container to the last line of its timeline. */
import type { TimelineEvent } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { IsOurs } from '../runner/experiments.ts';
import { run } from '../runner/run.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { openRun, type PlanExecution } from './open-run.ts';

export interface ExecutedPlan {
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
  readonly directory: RunDirectory;
  /** What could not be written, which the timeline could not tell. */
  readonly failures: readonly Failure[];
}

/** Runs a prepared plan; `isOurs`: of its experiments only those. Throws what is wrong before anything starts; whatever happens later is in the timeline. */
export async function executePlan(execution: PlanExecution, isOurs?: IsOurs): Promise<ExecutedPlan> {
  const { context, identity, events, directory, close } = await openRun(execution);
  let failures: readonly Failure[] = [];
  try {
    await run(context, identity, isOurs);
  } finally {
    failures = await close();
  }
  return { events, directory, failures };
}
