/** The process that calls checks, as its parent sees it: what it tells of each call, and how it can end. */
import type { CheckEnd } from '../engine/call-check.ts';
import type { CheckQuestion } from '../engine/clients.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import { endGroup } from '../subprocess/end-with-us.ts';
import type { KernelLimits } from '../subprocess/launched.ts';
import type { AskedOfChecks, ToldOfChecks } from './checking-process.ts';
import { shown } from './find-scenarios.ts';
import { loadingFailure } from './loading-failures.ts';
import { residentMiB, startOwnProcess } from './own-process.ts';

/** What came of a call. Instants are of the system's monotonic clock, milliseconds. */
export type CheckCall =
  | { readonly how: 'ended'; readonly began: number; readonly ended: number; readonly end: CheckEnd }
  /** Nothing runs in the process any more; null: it did not even begin. */
  | { readonly how: 'blocked'; readonly began: number | null }
  /** The process ended meanwhile. */
  | { readonly how: 'gone'; readonly reason: string };

export interface CheckingChild {
  /** The names of the checks in the file. Throws what is wrong with the file. */
  readonly ready: Promise<readonly string[]>;
  /** A function goes on after its signal. */
  readonly stuck: Promise<void>;
  call(question: CheckQuestion): Promise<CheckCall>;
  /** When its calls are over. */
  retire(): void;
  end(): void;
}

const limits: KernelLimits = { memoryMiB: 4096 };

/** Milliseconds and MiB. `silence`: beyond a call's own time, until nothing is heard of it. */
const patience = { loading: 10_000, silence: 400, pollEvery: 250, residentMiB: 800 } as const;

interface OpenCall {
  began: number | null;
  readonly resolve: (call: CheckCall) => void;
}

export function startChecking(path: string): CheckingChild {
  const child = startOwnProcess('#checking-process', limits);
  const ready = Promise.withResolvers<readonly string[]>();
  const stuck = Promise.withResolvers<void>();
  const open = new Map<number, OpenCall>();
  let next = 0;
  let retired = false;
  let broken: string | null = null;
  const end = (): void => endGroup(child.pid, 'SIGKILL');
  const close = (id: number, call: CheckCall): void => {
    open.get(id)?.resolve(call);
    open.delete(id);
    if (retired && open.size === 0) end();
  };
  const refuse = (failures: readonly Failure[]): void => ready.reject(new FailureError(failures));
  const hear = (told: ToldOfChecks): void => {
    if (told.type === 'ready') ready.resolve(told.checks);
    else if (told.type === 'refused') refuse(told.failures);
    else if (told.type === 'stuck') stuck.resolve();
    else if (told.type === 'broken') broken = told.message;
    else {
      const call = open.get(told.id);
      if (call === undefined) return;
      call.began ??= told.at;
      if (told.type === 'ended') close(told.id, { how: 'ended', began: call.began, ended: told.at, end: told.end });
    }
  };
  const late = setTimeout(
    () => refuse([loadingFailure(shown(path), { type: 'late', seconds: patience.loading / 1000, going: [] })]),
    patience.loading,
  );
  const poll = setInterval(() => {
    if (residentMiB(child) <= patience.residentMiB) return;
    broken = `it takes more than ${patience.residentMiB} MiB of memory`;
    end();
  }, patience.pollEvery);
  const over = (how: string): void => {
    clearTimeout(late);
    clearInterval(poll);
    refuse([loadingFailure(shown(path), { type: 'ended', how: broken ?? how })]);
    for (const id of [...open.keys()]) close(id, { how: 'gone', reason: broken ?? how });
  };
  ready.promise.then(
    () => clearTimeout(late),
    () => clearTimeout(late),
  );
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  child.on('message', hear);
  child.once('exit', (code, signal) => over(signal ?? `code ${code}`));
  child.once('error', (error) => over(error.message));
  const send = (asked: AskedOfChecks): void => void child.send(asked, () => undefined);
  send({ type: 'load', path });
  return {
    ready: ready.promise,
    stuck: stuck.promise,
    call: ({ check, addresses, timeout }) =>
      new Promise((resolve) => {
        const id = next++;
        const silent = setTimeout(
          () => close(id, { how: 'blocked', began: open.get(id)?.began ?? null }),
          timeout + patience.silence,
        );
        open.set(id, {
          began: null,
          resolve: (call) => {
            clearTimeout(silent);
            resolve(call);
          },
        });
        if (child.exitCode !== null || child.signalCode !== null)
          return close(id, { how: 'gone', reason: broken ?? 'ended' });
        send({ type: 'call', id, check, addresses, timeout });
      }),
    retire() {
      retired = true;
      if (open.size === 0) end();
    },
    end,
  };
}
