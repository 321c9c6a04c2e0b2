/** What a run holds from before its first effect until nothing is left of it: its guardian, and the lock of what it attaches to. */
import type { Failure } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { Machine } from '../../provision/ensure.ts';
import { readIntentions } from '../../store/ledger-file.ts';
import { engineKind } from '../engine.ts';
import { failuresDuring } from '../harness-failure.ts';
import { projectOf } from '../name-run.ts';
import { lockAttached } from './attached-lock.ts';
import { guardRun } from './guardian.ts';

/** What it gives back lets go, and returns what went wrong with that. Throws R425, or R426 and R427 where the project is not free. */
export async function holdRun(
  plan: Plan,
  machine: Machine,
  run: string,
  folder: string,
): Promise<() => Promise<readonly Failure[]>> {
  const release = await guardRun(plan, machine, run, folder);
  if (plan.attached === undefined) {
    return async () => {
      release();
      return [];
    };
  }
  try {
    await lockAttached(plan.attached, machine, { run, project: projectOf(plan, run), folder });
  } catch (error) {
    release();
    throw error;
  }
  return async () => {
    const failures = await failuresDuring(unlock(machine, run, folder));
    release();
    return failures;
  };
}

/** What could not be undone stays locked: whoever comes next is told of it, or undoes it. */
async function unlock({ endpoint }: Machine, run: string, folder: string): Promise<void> {
  if ((await readIntentions(folder)).length === 0) await engineKind.releaseLock(endpoint, run);
}
