/** A stored run, comparison or exploration, told again from what it kept; and what is said where that does not fit together. */
import { resolve } from 'node:path';
import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Exploration } from '../model/exploration.ts';
import { FailureError, fail } from '../model/failure.ts';
import { isComparison } from '../store/comparison-directory.ts';
import { isExploration } from '../store/exploration-directory.ts';
import { readRun } from '../store/read-run.ts';
import { openRunDirectory } from '../store/run-directory.ts';

/** What was read again; `folder`: as an absolute path. */
export type Stored = { readonly folder: string } & (
  | { readonly analysis: Analysis }
  | { readonly comparison: Comparison }
  | { readonly exploration: Exploration }
);

/** `write`: whether the reports are written again. Throws R410 for a folder that holds none of them. */
export async function analyseStored(given: string, write: boolean): Promise<Stored> {
  const folder = resolve(given);
  if (isComparison(given)) {
    const { compareAgain } = await import('./stored-comparison.ts');
    return { folder, comparison: await compareAgain(given, write) };
  }
  if (isExploration(given)) {
    const { exploreAgain } = await import('./explore/explore-again.ts');
    const exploration = await exploreAgain(given);
    if (write)
      await (await import('./explore/write-exploration.ts')).writeExploration(exploration, openRunDirectory(folder));
    return { folder, exploration };
  }
  const { plan, events } = await readRun(given);
  const analysis = analyse(plan, events);
  if (write) await (await import('./write-reports.ts')).writeReports(analysis, openRunDirectory(folder));
  return { folder, analysis };
}

/** Does what rests on the files of a stored run or comparison; what nobody foresaw is then told as R410. */
export async function blamingFiles<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) throw error;
    // What was read is all that the analysis rests on, and it holds for whatever a run writes.
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return fail('R410', `its files do not fit together: ${said}`, {
      at: folder,
      fix: 'put them back as they were written; if nobody has changed them, please report it with the folder',
      cause: error,
    });
  }
}
