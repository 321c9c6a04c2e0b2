/** `resilience recover`: what was removed of killed runs, what is still there, and what was left alone. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { recoverRuns } from '../app/recover-runs.ts';
import type { ExitCode } from '../model/failure.ts';

export async function recoverCommand(runs: readonly string[], output: Output): Promise<ExitCode> {
  let nothing = true;
  const still: string[] = [];
  for await (const { run, found, remaining, leftAlone } of recoverRuns(runs, process.env)) {
    nothing = false;
    still.push(...remaining);
    output.out(
      leftAlone === undefined
        ? `run ${run}: ${Math.max(0, found - remaining.length)} of ${found} removed`
        : `run ${run}: left alone, ${leftAlone}; \`resilience recover ${run}\` removes it all the same`,
    );
  }
  if (nothing) output.out('nothing was left behind');
  for (const name of still) output.out(`still left: ${name}`);
  return still.length === 0 ? 0 : 4;
}
