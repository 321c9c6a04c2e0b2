/** Starts a program of a stack as a real process on loopback, as its image would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const stacksFolder = resolve(import.meta.dirname, '../../stacks');

export const stackFolder = (stack: string): string => `${stacksFolder}/${stack}`;

export interface Service {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** Resolves with the exit code once the process has ended and its output is read. */
  readonly ended: Promise<number | null>;
}

export interface StartOptions {
  readonly args?: readonly string[];
  /** The folder it runs in; the test's own unless told. */
  readonly folder?: string;
}

/** Every service that a test started; `stopServices` belongs in its `afterEach`. */
const started: Service[] = [];

/**
 * Resolves when the service listens; rejects with its output when it ends before.
 * `path` leads from the folder of the stacks to the folder of the service's `main.ts`: `numbers/numbers-api`.
 */
export async function startService(
  path: string,
  environment: NodeJS.ProcessEnv = {},
  { args = [], folder }: StartOptions = {},
): Promise<Service> {
  const variables = { PORT: '0', HOST: '127.0.0.1', ...environment };
  const child = spawnProgram(`${stacksFolder}/${path}/main.ts`, args, variables, folder);
  let output = '';
  const listening = new Promise<string>((listens) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const port = /http:\/\/127\.0\.0\.1:(\d+)\n/.exec(output)?.[1];
      if (port !== undefined) listens(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const ended = once(child, 'close').then(([code]): number | null => code);
  const url = await Promise.race([
    listening,
    ended.then((code) => Promise.reject(new Error(`${path} ended with ${code}: ${output}`))),
  ]);
  const service = { url, process: child, output: () => output, ended };
  started.push(service);
  return service;
}

export async function stopServices(): Promise<void> {
  const all = started.splice(0);
  for (const { process } of all) process.kill('SIGKILL');
  await Promise.all(all.map(({ ended }) => ended));
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export async function runProgram(
  path: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawnProgram(path, args, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

function spawnProgram(
  path: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder?: string,
): ChildProcess {
  return spawn(process.execPath, [path, ...args], { env: environment, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}
