/** `resilience check-the-check`: does each health check tell the truth, and what does it cost. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { checkTheCheck } from '../app/checkup/check-the-check.ts';
import type { Output } from '../app/output-port.ts';
import { checkReports } from '../app/reports-folder.ts';
import { newSeed } from '../engine/system/random.ts';
import type { ExitCode } from '../model/failure.ts';
import { renderCheckupTerminal } from '../report/checkup/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { checkupExitCode } from './checkup-exit-code.ts';
import { listenForInterruption } from './interruption.ts';
import { repeatCommand } from './repeat-command.ts';

export interface CheckTheCheckOptions {
  readonly only?: readonly string[];
  readonly mend: boolean;
  readonly jobs?: number;
  readonly seed?: string;
  readonly reports: string;
  readonly provision: boolean;
  readonly json: boolean;
}

/** Two stacks are what two CPUs bring up without disturbing each other. */
const mostJobs = 2;

export async function checkTheCheckCommand(
  given: string | undefined,
  options: CheckTheCheckOptions,
  output: Output,
): Promise<ExitCode> {
  const { env, argv } = process;
  const { reports, provision, mend, json, only = [], seed = newSeed() } = options;
  await checkReports(reports);
  const jobs = options.jobs ?? Math.min(mostJobs, availableParallelism());
  const { checkup, directory } = await checkTheCheck(
    given,
    { ...{ reports, seed, only, mend, jobs, provision }, command: repeatCommand(argv.slice(2), seed) },
    {
      ...{ env, output },
      listen: () => listenForInterruption(output),
      progress: (text) => (output.live ? output.status(text) : output.err(text)),
    },
  );
  output.status(null);
  const pagePath = shown(join(directory.path, 'checks.html'));
  output.out(json ? JSON.stringify(checkup) : renderCheckupTerminal(checkup, { ...output, pagePath }));
  return checkupExitCode(checkup);
}
