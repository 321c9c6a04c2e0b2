/** One command of the command line: its words in, its exit code out. Everything that is thrown anywhere is caught here. */
import process from 'node:process';
import { CommanderError } from 'commander';
import { harnessFailure } from '../app/harness-failure.ts';
import type { Output } from '../app/output-port.ts';
import { packageVersion } from '../app/package-version.ts';
import { FailureError } from '../model/failure.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';
import { buildProgram } from './program.ts';

export async function commandLine(argv: readonly string[], output: Output): Promise<number> {
  const state = { exitCode: 0 };
  try {
    await buildProgram(output, state, await packageVersion()).parseAsync(argv, { from: 'user' });
    return state.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failures = error instanceof FailureError ? error.failures : [harnessFailure(error)];
    output.err(describeFailures(failures));
    // What was under way when the user interrupted may still be, and nothing of it needs an end.
    if (failures.some((one) => one.code === 'R308')) process.exit(130);
    return exitCodeOfFailures(failures);
  }
}
