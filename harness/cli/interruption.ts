/** Ctrl-C and SIGTERM: the first ends the run cleanly, the second stops at once. */
import process from 'node:process';
import { asFailureError } from '../app/harness-failure.ts';
import type { Interruption } from '../app/interruption.ts';
import type { Output } from '../app/output-port.ts';
import { FailureError, failure } from '../model/failure.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An uncaught exception ends the run cleanly too: a stack must not be left behind for it. */
export function listenForInterruption(output: Output): Interruption {
  const controller = new AbortController();
  let asked = false;
  const onSignal = (name: NodeJS.Signals): void => {
    if (asked) {
      output.err('stopped at once; what is left behind is removed within seconds');
      process.exit(130);
    }
    asked = true;
    output.err(`\n${name}: undoing the fault and taking the stack down; once more to stop at once`);
    controller.abort(new FailureError([failure('R308', `interrupted by ${name}`)]));
  };
  const onException = (error: unknown): void => controller.abort(asFailureError(error));
  for (const name of signals) process.on(name, onSignal);
  process.on('uncaughtException', onException);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, onSignal);
      process.off('uncaughtException', onException);
    },
  };
}
