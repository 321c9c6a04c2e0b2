#!/usr/bin/env node
/** The `resilience` command. What it needs is imported once it is known that this Node can run it. */
import module from 'node:module';
import process from 'node:process';
import { tooOld } from './node-version.ts';

const refusal = tooOld(process.versions.node);
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exit(2);
}
// What a command needs is imported when it is asked for; compiled once, it comes a quarter of a second sooner.
module.enableCompileCache();
const { commandLine } = await import('./command-line.ts');
const { processOutput } = await import('./output.ts');
process.exitCode = await commandLine(process.argv.slice(2), processOutput());
