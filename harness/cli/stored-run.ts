/** `resilience analyze` and `resilience report`: what a stored run, comparison or exploration says. */
import { join } from 'node:path';
import type { Output } from '../app/output-port.ts';
import { analyseStored, blamingFiles } from '../app/stored-run.ts';
import type { ExitCode } from '../model/failure.ts';
import { compareExitCode } from './compare-exit-code.ts';
import { exitCodeOf } from './exit-code.ts';
import { exploreExitCode } from './explore-exit-code.ts';

export interface StoredRunOptions {
  readonly json: boolean;
  /** Whether the reports are rewritten. */
  readonly write: boolean;
}

export const storedRunCommand = (
  folder: string,
  { json, write }: StoredRunOptions,
  output: Output,
): Promise<ExitCode> =>
  blamingFiles(folder, async () => {
    const stored = await analyseStored(folder, write);
    if ('comparison' in stored) {
      const { describeComparison } = await import('./describe-comparison.ts');
      const { comparison } = stored;
      output.out(json ? JSON.stringify(comparison) : describeComparison(comparison, stored.folder, output));
      return compareExitCode(comparison, [], []);
    }
    if ('exploration' in stored) {
      const { renderExploration } = await import('../report/explore/terminal.ts');
      const { exploration, folder: path } = stored;
      const { colour, width } = output;
      const told = { colour, width, picture: join(path, 'matrix.html') };
      output.out(json ? JSON.stringify(exploration) : renderExploration(exploration, told).trimEnd());
      return exploreExitCode(exploration);
    }
    const { describeRun } = await import('./describe-run.ts');
    const { analysis } = stored;
    output.out(json ? JSON.stringify(analysis) : describeRun(analysis, stored.folder, output));
    return exitCodeOf([analysis]);
  });
