/** A worker as its scheduler has it: a process group of its own, with a limit for each file, a ceiling for its memory, and an end. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { farewell, type Order, outputMark, type TestTold, type Told } from './messages.ts';

/** What a file's run came to, as it was told. */
export interface FileTold {
  readonly tests: readonly TestTold[];
  /** What it printed, whole. */
  readonly output: string;
  readonly seconds: number;
  readonly less: readonly string[];
}

export interface Worker {
  /** One file at a time. Always resolves: a process that ends or is ended is a failure among the tests. */
  run(order: Order, limitMs: number): Promise<FileTold>;
  alive(): boolean;
  /** Resolves when the process and all that it left in its group are gone. */
  end(): Promise<void>;
}

const heapMebibytes = 4096;
/** What a worker may take to undo what it began once it was interrupted. */
const graceMs = 20_000;
const outputMs = 2000;

export function startWorker(signal: AbortSignal, entry = join(import.meta.dirname, 'worker.ts')): Worker {
  const child = fork(entry, {
    detached: true,
    execArgv: [...process.execArgv, `--max-old-space-size=${heapMebibytes}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed = readOutput(child);
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    const end = (code: number | null, by: string | null): void => resolve(by ?? `exit code ${code}`);
    child.once('close', end);
    // Whoever it started and left may keep its output open.
    child.once('exit', (code, by) => void setTimeout(() => end(code, by), outputMs).unref());
  });
  const alive = (): boolean => child.exitCode === null && child.signalCode === null && child.connected;
  const interrupt = (): void => {
    signalGroup(child, 'SIGINT');
    setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs).unref();
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return {
    alive,
    async run(order, limitMs) {
      const began = performance.now();
      const told = await converse(child, order, limitMs, closed);
      const seconds = (performance.now() - began) / 1000;
      await Promise.race([printed.marked(), closed]);
      return { ...told, output: printed.take(), seconds };
    },
    async end() {
      if (child.connected) child.send(farewell);
      const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
      await closed;
      clearTimeout(patience);
      signal.removeEventListener('abort', interrupt);
      signalGroup(child, 'SIGKILL');
    },
  };
}

/** What both streams bring, file by file. */
function readOutput({ stdout, stderr }: ChildProcess) {
  let [text, marks] = ['', 0];
  let noted = (): void => undefined;
  for (const stream of [stdout!, stderr!]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      marks += more.split(outputMark).length - 1;
      text += more.replaceAll(outputMark, '');
      if (marks >= 2) noted();
    });
  }
  return {
    /** Resolves when both streams have brought all of the file that is done. */
    marked: (): Promise<void> =>
      new Promise((resolve) => {
        noted = resolve;
        if (marks >= 2) resolve();
      }),
    take(): string {
      const mine = text;
      [text, marks] = ['', 0];
      return mine;
    },
  };
}

/** Orders one file, and listens until it is done, the process has ended, or the time is up. */
async function converse(child: ChildProcess, order: Order, limitMs: number, closed: Promise<string>) {
  const tests: TestTold[] = [];
  let less: readonly string[] = [];
  let current = `${order.file} is loaded`;
  const done = new Promise<null>((resolve) => {
    child.on('message', function listen(told: Told) {
      if (told.type === 'began') current = told.title;
      else if (told.type === 'test') tests.push(told);
      else {
        less = told.less;
        child.off('message', listen);
        resolve(null);
      }
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no end after ${limitMs / 1000} s`), limitMs);
  });
  if (child.connected) child.send(order);
  const why = await Promise.race([done, late, closed.then((how) => `its process ended: ${how}`)]);
  clearTimeout(timer);
  if (why !== null) {
    signalGroup(child, 'SIGKILL');
    await closed;
    tests.push({ type: 'test', title: current, suite: '', state: 'failed', error: why, whole: true });
  }
  return { tests, less };
}

/** To the process and whatever it started and did not end. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}
