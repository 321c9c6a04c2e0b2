/** `hang`: SIGSTOP from outside the engine's API. Connects succeed, nothing answers, and the health check goes on running. */
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { merge } from './landing.ts';
import { pollStopped } from './process-tree.ts';
import { containersOf, refusal, whom } from './targets.ts';
import { pollUntil } from './watch-targets.ts';

export const hang: FaultDriver<'hang'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running'], fault.replica),
    undo: {
      kind: 'continue',
      ...whom(fault),
      lives: targets.map(({ replica, startedAt }) => ({ replica, startedAt })),
    },
    async inject() {
      const times = targets.map((one) => context.env.engine.helperContainers.signal(one.id, 'SIGSTOP'));
      return { from: null, to: Math.max(...(await Promise.all(times))) };
    },
    verify: async () =>
      merge(await Promise.all(targets.map((one) => pollUntil(context, seconds(2), () => pollStopped(context, one))))),
  });
};
