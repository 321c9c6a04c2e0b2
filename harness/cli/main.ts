#!/usr/bin/env node
/** The `resilience` command: argv in, exit code out. The only place that catches everything. */
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { CommanderError } from 'commander';
import { FailureError } from '../model/failure.ts';
import { harnessFailure } from './harness-failure.ts';
import { type Output, processOutput } from './output.ts';
import { packageVersion } from './package-version.ts';
import { describeFailures, exitCodeOfFailures } from './print-failures.ts';
import { buildProgram } from './program.ts';

async function main(argv: readonly string[], output: Output): Promise<number> {
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

// What a command needs is imported when it is asked for; compiled once, it comes a quarter of a second sooner.
enableCompileCache();
process.exitCode = await main(process.argv.slice(2), processOutput());
