/** The process that loads the user's files, as its parent sees it: how long it may take, how much it may hold, and how it can end. */
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import type { Failure } from '../model/failure.ts';
import { endGroup } from '../subprocess/end-with-us.ts';
import type { KernelLimits } from '../subprocess/launched.ts';
import { shown } from './find-scenarios.ts';
import { crashReport, type LoadingProblem, loadingFailure, noMemory } from './loading-failures.ts';
import type { Loadable, LoadableKind, Told } from './loading-process.ts';
import { type OwnProcess, residentMiB, startOwnProcess } from './own-process.ts';

export type LoadingOutcome<K extends LoadableKind> =
  | { readonly loaded: Loadable[K] }
  /** `clean`: another file may be loaded by the same process. */
  | { readonly failures: readonly Failure[]; readonly clean: boolean };

export interface LoadingChild {
  /** One path after the other; after a failure that is not clean the process is not to be used any more. */
  load<K extends LoadableKind>(kind: K, path: string): Promise<LoadingOutcome<K>>;
  end(): void;
}

/** How long a file may load, what its process may hold meanwhile, and how long its pipes are waited for afterwards. */
const patience = { milliseconds: 4000, residentMiB: 400, pollEvery: 50, pipes: 500 } as const;

/** For a process that is never asked again. Node reserves much more than it holds. */
const limits: KernelLimits = { memoryMiB: 4096, cpuSeconds: 60 };

export function startLoading(): LoadingChild {
  const child = startOwnProcess('#loading-process', limits);
  const said = listen(child);
  return {
    load: async (kind, path) => {
      const outcome = await loadIn(child, kind, path, said);
      // What a file writes is no result of ours.
      process.stderr.write(said.take().replace(crashReport, ''));
      return outcome;
    },
    end: () => endGroup(child.pid, 'SIGKILL'),
  };
}

interface Said {
  text(): string;
  take(): string;
}

/** What it writes, as much of it as anybody reads. */
function listen({ stdout, stderr }: OwnProcess): Said {
  let said = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 1e6) said += text;
    });
  }
  const take = (): string => {
    const all = said;
    said = '';
    return all;
  };
  return { text: () => said, take };
}

async function loadIn<K extends LoadableKind>(
  child: OwnProcess,
  kind: K,
  path: string,
  said: Said,
): Promise<LoadingOutcome<K>> {
  const answer = Promise.withResolvers<LoadingOutcome<K>>();
  const written = Promise.withResolvers<void>();
  const refuse = (problem: LoadingProblem): void => {
    answer.resolve({ failures: [loadingFailure(shown(path), problem)], clean: false });
    written.resolve();
  };
  let going: readonly string[] = [];
  let limit: NodeJS.Timeout | undefined;
  const poll = setInterval(() => {
    if (residentMiB(child) > patience.residentMiB) refuse({ type: 'memory' });
  }, patience.pollEvery);
  const hear = (told: Told<K>): void => {
    if (told.type === 'going') going = told.what;
    else if (told.type === 'loaded') answer.resolve({ loaded: told.loaded });
    else if (told.type === 'refused') answer.resolve({ failures: told.failures, clean: told.clean });
    else if (told.type === 'written') written.resolve();
    else
      limit = setTimeout(
        () => refuse({ type: 'late', seconds: patience.milliseconds / 1000, going }),
        patience.milliseconds,
      );
  };
  const ends = (code: number | null, signal: string | null): void =>
    refuse(noMemory.test(said.text()) ? { type: 'memory' } : { type: 'ended', how: signal ?? `code ${code}` });
  child.on('message', hear).once('close', ends);
  // Its pipes stay open where a process that the file started has them.
  child.once('exit', (code, signal) => setTimeout(() => ends(code, signal), patience.pipes).unref());
  child.once('error', (error) => refuse({ type: 'ended', how: error.message }));
  child.send({ kind, path }, () => undefined);
  const outcome = await answer.promise;
  clearInterval(poll);
  clearTimeout(limit);
  // A file that ended the process and yet goes on for ever lets nothing more be told.
  limit = setTimeout(written.resolve, patience.pipes);
  await written.promise;
  clearTimeout(limit);
  await pipesRead();
  child.removeAllListeners().on('error', () => undefined);
  return outcome;
}

/** An answer may be heard before what was written before it: one whole turn of the loop reads all that the system has of it. */
async function pipesRead(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
