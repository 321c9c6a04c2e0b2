/** `resilience analyze` and `resilience report`: a stored run, analysed again. */
import { resolve } from 'node:path';
import { analyse } from '../analysis/analyse.ts';
import type { Output } from '../app/output-port.ts';
import { type ExitCode, FailureError, fail } from '../model/failure.ts';
import { isComparison } from '../store/comparison-directory.ts';
import { readRun } from '../store/read-run.ts';
import { openRunDirectory } from '../store/run-directory.ts';
import { exitCodeOf } from './exit-code.ts';
import { describe, writeReports } from './report-run.ts';

export interface StoredRunOptions {
  readonly json: boolean;
  /** Whether the reports are rewritten. */
  readonly write: boolean;
}

export async function storedRunCommand(folder: string, options: StoredRunOptions, output: Output): Promise<ExitCode> {
  try {
    return await readAgain(folder, options, output);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    // What was read is all that the analysis rests on, and it holds for whatever a run writes.
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return fail('R410', `its files do not fit together: ${said}`, {
      at: folder,
      fix: 'restore them as they were written; if they were not changed, please report it with the folder',
      cause: error,
    });
  }
}

async function readAgain(folder: string, options: StoredRunOptions, output: Output): Promise<ExitCode> {
  if (isComparison(folder)) {
    return (await import('./stored-comparison.ts')).storedComparisonCommand(folder, options, output);
  }
  const { plan, events } = await readRun(folder);
  const analysis = analyse(plan, events);
  const directory = openRunDirectory(resolve(folder));
  if (options.write) await writeReports(analysis, directory);
  output.out(options.json ? JSON.stringify(analysis) : describe(analysis, directory.path, output));
  return exitCodeOf([analysis]);
}
