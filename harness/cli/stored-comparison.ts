/** `resilience analyze` and `resilience report` of a stored comparison: everything again, from its runs. */
import { join, resolve } from 'node:path';
import { keptComposeFile } from '../app/compose-kept.ts';
import type { Output } from '../app/output-port.ts';
import { compare } from '../comparison/compare.ts';
import { measureRun } from '../comparison/measured-run.ts';
import type { ExitCode } from '../model/failure.ts';
import { renderComparisonTerminal } from '../report/comparison/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { readComparison } from '../store/comparison-directory.ts';
import { readRun } from '../store/read-run.ts';
import { openRunDirectory } from '../store/run-directory.ts';
import { compareExitCode } from './compare-exit-code.ts';
import { writeComparison } from './report-comparison.ts';
import type { StoredRunOptions } from './stored-run.ts';

export async function storedComparisonCommand(
  folder: string,
  options: StoredRunOptions,
  output: Output,
): Promise<ExitCode> {
  const { plan, identity, used, rejected, ended } = await readComparison(folder);
  const runs = [];
  for (const run of used) {
    const stored = await readRun(join(folder, run.folder));
    runs.push(measureRun(run, stored.plan, stored.events));
  }
  const reference = plan.variants.find((one) => one.name === plan.reference)!;
  const composeFile = await keptComposeFile(folder, reference.plan.stack);
  const comparison = compare({ plan, identity, runs, rejected, ended, composeFile });
  const directory = openRunDirectory(resolve(folder));
  if (options.write) await writeComparison(comparison, directory);
  const { colour, width } = output;
  const reportPath = shown(join(directory.path, 'compare.html'));
  output.out(
    options.json ? JSON.stringify(comparison) : renderComparisonTerminal(comparison, { colour, width, reportPath }),
  );
  return compareExitCode(comparison, [], []);
}
