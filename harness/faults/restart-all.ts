/** `restartAll`: a reboot of the host, as far as the stack is concerned: all are stopped, and all are started again. */
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { judgeRestart } from './restart.ts';
import { each } from './targets.ts';
import { everyoneOf, stopEveryone, unfitOf } from './together.ts';
import { watchTargets } from './watch-targets.ts';

export const restartAll: FaultDriver<'restartAll'> = async ({ target, services, order }, context) => {
  const groups = await everyoneOf(services, context);
  const targets = groups.flatMap(({ containers }) => containers);
  const start = (id: string): Promise<void> => context.env.engine.containers.start(id);
  return guard(context, {
    targets,
    refusal: unfitOf(groups),
    undo: { kind: 'startAll', service: target, services },
    async inject() {
      await stopEveryone(targets, context);
      if (order === 'at once') return each(targets, ({ id }) => start(id));
      for (const { containers } of groups) await each(containers, ({ id }) => start(id));
      return null;
    },
    verify: () => watchTargets(context, targets, seconds(2), judgeRestart),
  });
};
