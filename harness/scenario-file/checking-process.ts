/**
 * The process that calls checks. It loads one scenario file, tells the names of the checks in it, and calls them as it is asked to. A call
 * that is out of time is told as such, and the process goes on; that a function does not heed its signal is told once more.
 */
import process from 'node:process';
import { functionsOf } from '../dsl/check.ts';
import { isScenario } from '../dsl/define-scenario.ts';
import { type CheckEnd, callCheck } from '../engine/call-check.ts';
import type { Addresses } from '../engine/clients.ts';
import '../index.ts';
import type { CheckFunctions } from '../model/check-function.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';
import { shown } from './find-scenarios.ts';
import { importFile } from './import-file.ts';
import { hookImports } from './module-hooks.ts';
import { monotonic } from './monotonic.ts';

/** What it is told: the file at first, then calls. */
export type AskedOfChecks =
  | { readonly type: 'load'; readonly path: string }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly check: string;
      readonly addresses: Addresses;
      /** Milliseconds. */
      readonly timeout: number;
    };

/** What it tells. Its instants are milliseconds of the system's monotonic clock, which is one for all processes. */
export type ToldOfChecks =
  | { readonly type: 'ready'; readonly checks: readonly string[] }
  | { readonly type: 'refused'; readonly failures: readonly Failure[] }
  | { readonly type: 'began'; readonly id: number; readonly at: number }
  | { readonly type: 'ended'; readonly id: number; readonly at: number; readonly end: CheckEnd }
  /** A function goes on long after its signal: the process is to be ended when its other calls are over. */
  | { readonly type: 'stuck' }
  /** Something was thrown that nobody caught; it ends by that. */
  | { readonly type: 'broken'; readonly message: string };

/** Milliseconds that a function has to end after its signal. */
const farewell = 500;

let functions: CheckFunctions = new Map();

const tell = (told: ToldOfChecks): void => void process.send?.(told);

async function load(path: string): Promise<void> {
  try {
    const { default: scenario } = await importFile(path, shown(path));
    if (isScenario(scenario)) functions = functionsOf(scenario.probes);
    tell({ type: 'ready', checks: [...functions.keys()] });
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    tell({ type: 'refused', failures: error.failures });
  }
}

async function call({ id, check, addresses, timeout }: Extract<AskedOfChecks, { type: 'call' }>): Promise<void> {
  const over = new AbortController();
  const late = Promise.withResolvers<CheckEnd>();
  const timer = setTimeout(() => {
    late.resolve({ outcome: 'response_timeout', said: 'it did not return' });
    over.abort(new DOMException('the time of this call is over', 'TimeoutError'));
  }, timeout);
  tell({ type: 'began', id, at: monotonic() });
  const called = callCheck(functions.get(check)!, addresses, over.signal);
  const end = await Promise.race([called, late.promise]);
  clearTimeout(timer);
  tell({ type: 'ended', id, at: monotonic(), end });
  if (!over.signal.aborted) return;
  const stuck = setTimeout(() => tell({ type: 'stuck' }), farewell);
  await called;
  clearTimeout(stuck);
}

hookImports();
process.on('uncaughtException', (error) => {
  tell({ type: 'broken', message: messageOf(error) });
  process.exit(1);
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (asked: AskedOfChecks) => void (asked.type === 'load' ? load(asked.path) : call(asked)));
