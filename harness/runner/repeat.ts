/** Something done again and again beside the run, on the run's clock. */
import { after, type Duration } from '../model/time.ts';
import type { LiveContext } from './context.ts';

/** Does `work` every `period` until stopped. An engine that fails it is noticed elsewhere, so what it throws ends it quietly. */
export function repeat(context: LiveContext, period: Duration, work: () => Promise<void>): { stop(): Promise<void> } {
  const { clock } = context.env;
  const done = new AbortController();
  const signal = AbortSignal.any([context.signal, done.signal]);
  const loop = (async () => {
    for (let due = after(clock.now(), period); ; due = after(due, period)) {
      await clock.sleepUntil(due, signal);
      await work();
    }
  })().catch(() => undefined);
  return {
    async stop() {
      done.abort(new Error('stopped'));
      await loop;
    },
  };
}
