/** Takes a stack down and brings it up again, in the same project with the same ports. */
import type { PlannedExperiment } from '../model/plan.ts';
import type { LiveContext } from './context.ts';
import { keepLogs } from './keep-logs.ts';
import type { Observers } from './observers.ts';
import { inPhase } from './phase.ts';
import { readyLimit, waitUntilReady } from './ready.ts';
import { unlessAborted } from './scope.ts';

/** Resolves when it is steady. Throws R301 or R307 when it does not get so. Its volumes are new; its logs so far are kept. */
export async function renewStack(context: LiveContext, one: PlannedExperiment, observers: Observers): Promise<void> {
  const { env, signal, plan } = context;
  const { stack } = env.engine;
  await inPhase(context, 'setup', null, async () => {
    // Some of them live in the project's networks, and go with them.
    await observers.pause();
    await keepLogs(context, `logs/before-experiment-${plan.experiments.indexOf(one) + 1}`);
    signal.throwIfAborted();
    await unlessAborted(signal, stack.down());
    await unlessAborted(signal, stack.up());
    try {
      await waitUntilReady(context, readyLimit(plan));
    } finally {
      if (!signal.aborted) await observers.resume();
    }
    await context.untilSettled();
  });
}
