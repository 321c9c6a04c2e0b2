/** A command that is run to its end: for so long, with so much memory, and no longer than we are there ourselves. */
import { constants } from 'node:os';
import { execa, type Options, type Result } from 'execa';
import { secondsText } from '../model/duration-text.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { endGroup, endTogether, watcherInput } from './end-with-us.ts';
import { type KernelLimits, launched } from './launched.ts';

export interface Limits extends KernelLimits {
  /** How long it may take, whatever it waits for. */
  readonly deadline: Duration;
}

/** What ended a command that did not end by itself. */
export type Ended = 'the deadline' | 'its memory' | 'its processor time' | 'its output' | 'an order';

export interface CommandOptions {
  readonly cwd?: string;
  /** Beside the environment of this process, and winning over it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** False: `env` is all there is. */
  readonly extendEnv?: boolean;
  /** Its standard input; default: none. */
  readonly input?: string;
  /** Is told each line of both streams as it comes. */
  readonly onLine?: (line: string) => void;
  /** Ends it when it aborts. */
  readonly signal?: AbortSignal;
}

export interface CommandResult {
  /** It ended by itself, with 0. */
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in order. */
  readonly output: string;
  /** Null: it ended by itself. */
  readonly ended: Ended | null;
  /** How it ended, after `it`: for where it said nothing itself. */
  readonly reason: string;
  readonly cause?: unknown;
}

/** Between the request to end and the end. */
const grace = milliseconds(5000);

/** Most of what it may write, in characters of each stream. */
const mostOutput = 64 * 2 ** 20;

/** Never rejects; a program that is not there ends with 127, as of any shell. */
export async function runCommand(
  command: readonly string[],
  limits: Limits,
  { input, onLine, signal, ...options }: CommandOptions = {},
): Promise<CommandResult> {
  const [shell, ...words] = launched(command, limits);
  const settings = { reject: false, all: true, detached: true, maxBuffer: mostOutput } as const satisfies Options;
  const child = execa(shell, words, {
    ...options,
    ...settings,
    ...(input !== undefined && { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', watcherInput()],
  });
  const leader = child.nodeChildProcess;
  endTogether(leader);
  let ended: Ended | null = null;
  const end = (why: Ended): void => {
    ended ??= why;
    endGroup(child.pid, 'SIGTERM');
    setTimeout(() => endGroup(running ? child.pid : undefined, 'SIGKILL'), grace).unref();
  };
  let running = true;
  leader.once('exit', () => (running = false));
  const deadline = setTimeout(() => end('the deadline'), limits.deadline);
  const onAbort = (): void => end('an order');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  try {
    if (onLine !== undefined) for await (const line of child.iterable({ from: 'all' })) onLine(line);
    const result = await child;
    ended ??= result.isMaxBuffer ? 'its output' : endedByKernel(result, limits);
    const output = result.all ?? '';
    return {
      ok: !result.failed,
      stdout: result.stdout ?? '',
      stderr: result.stderr ?? '',
      output,
      ended,
      reason: ended === null ? endText(result) : endedText(ended, limits),
      ...(result.cause !== undefined && { cause: result.cause }),
    };
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** A program that gets no memory says so in the words of its language. */
const noMemory =
  /^(fatal error: )?runtime: (out of|cannot allocate) memory|^(FATAL ERROR: |# Fatal ).*memory|pthread_create failed|^Out of memory!/m;

function endedByKernel(
  { failed, stderr, signal, exitCode }: { failed: boolean; stderr?: string; signal?: string; exitCode?: number },
  { cpuSeconds }: Limits,
): Ended | null {
  if (!failed) return null;
  if (noMemory.test(stderr ?? '')) return 'its memory';
  const killed = (['SIGKILL', 'SIGXCPU'] as const).some(
    (name) => signal === name || exitCode === 128 + constants.signals[name],
  );
  return killed && cpuSeconds !== undefined ? 'its processor time' : null;
}

function endText({
  exitCode,
  signal,
  originalMessage,
}: Pick<Result, 'exitCode' | 'signal' | 'originalMessage'>): string {
  if (exitCode !== undefined) return `ended with ${exitCode}`;
  return signal === undefined ? `did not start: ${originalMessage}` : `was ended by ${signal}`;
}

/** The same of a command that met one of its limits. */
export function endedText(ended: Ended, { deadline, memoryMiB, cpuSeconds = 0 }: Limits): string {
  switch (ended) {
    case 'the deadline':
      return `took more than ${secondsText(deadline)}`;
    case 'its memory':
      return `took more than ${memoryMiB} MiB of memory`;
    case 'its processor time':
      return `took more than ${secondsText(milliseconds(cpuSeconds * 1000))} of processor time`;
    case 'its output':
      return `wrote more than ${mostOutput / 2 ** 20} MiB`;
    case 'an order':
      return 'was told to end';
  }
}
