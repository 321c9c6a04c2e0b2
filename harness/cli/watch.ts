/** `resilience run --watch`: again whenever a scenario file changes, each time in a process of its own. */
import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Output } from '../app/output-port.ts';
import { distinct } from '../model/distinct.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { findScenarios, shown } from '../scenario-file/find-scenarios.ts';
import { endTogether, watcherInput } from '../subprocess/end-with-us.ts';
import { launched } from '../subprocess/launched.ts';
import { outletWords } from './outlet-options.ts';
import type { RunCommandOptions } from './run.ts';

/** Editors write a file in several steps; what comes within this many milliseconds is one change. */
const settle = 150;

/** Ends with Ctrl-C, which also ends the run cleanly. */
export async function watchCommand(
  names: readonly string[],
  options: RunCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const { files, problems } = await findScenarios(names);
  if (problems.length > 0) throw new FailureError(problems);
  const ending = new AbortController();
  let running: ReturnType<typeof startRun> | null = null;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      ending.abort();
      running?.kill(name);
    });
  }
  const changes = watchFiles(files, ending.signal);
  let code: ExitCode = 0;
  while (!ending.signal.aborted) {
    running = startRun(names, options);
    code = ((await running).exitCode ?? 4) as ExitCode;
    running = null;
    if (ending.signal.aborted) break;
    output.err(`watching ${files.map(shown).join(', ')}; Ctrl-C ends`);
    await changes.next();
  }
  changes.close();
  return code;
}

/**
 * A fresh process sees the changed file and all it imports. It takes its stack down where this one is killed. It leads a group of its own, so that a terminal's Ctrl-C
 * reaches it once, from here, and not twice, which would mean to leave at once.
 */
function startRun(names: readonly string[], options: RunCommandOptions) {
  const words = ['run', ...names, '--reports', options.reports, ...outletWords(options)];
  if (options.seed !== undefined) words.push('--seed', options.seed);
  if (options.config !== undefined) words.push('--config', options.config);
  if (options.grep != null) words.push(`--grep=${options.grep}`);
  for (const tag of options.tag ?? []) words.push('--tag', tag);
  if (options.attach !== undefined) words.push('--attach', options.attach);
  if (options.yes) words.push('--yes');
  if (options.provision) words.push('--provision');
  if (options.json) words.push('--json');
  const main = fileURLToPath(import.meta.resolve('#main'));
  const stdio = ['ignore', 'inherit', 'inherit', watcherInput()] as const;
  const [shell, ...launch] = launched([process.execPath, main, ...words], null, 'TERM');
  const running = execa(shell, launch, { stdio, reject: false, detached: true });
  endTogether(running.nodeChildProcess, 'TERM');
  return running;
}

function watchFiles(files: readonly string[], signal: AbortSignal): { next(): Promise<void>; close(): void } {
  let wake = (): void => undefined;
  let changed = false;
  const names = new Set(files.map((file) => basename(file)));
  const note = (name: string | null): void => {
    if (name !== null && !names.has(name)) return;
    changed = true;
    setTimeout(() => wake(), settle);
  };
  // The folder is watched, not the file: editors replace a file, and a watch on it would die with the old one.
  const watchers = distinct(files.map(dirname)).map((folder) => watch(folder, (_, name) => note(name)));
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    async next() {
      if (!changed && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
      changed = false;
    },
    close: () => {
      for (const one of watchers) one.close();
    },
  };
}
