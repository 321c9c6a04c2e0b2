/** `startWithout`: everything is started again but for one service, which is not there until the fault is reverted. */
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { judgeRestart } from './restart.ts';
import { judgeStop } from './stop.ts';
import { each } from './targets.ts';
import { everyoneOf, stopEveryone, unfitOf } from './together.ts';
import { watchTargets } from './watch-targets.ts';

export const startWithout: FaultDriver<'startWithout'> = async ({ target, others }, context) => {
  const groups = await everyoneOf([target, ...others], context);
  const targets = groups.flatMap(({ containers }) => containers);
  return guard(context, {
    targets,
    refusal: unfitOf(groups),
    undo: { kind: 'startAll', service: target, services: [target, ...others] },
    revert: { kind: 'start', service: target },
    async inject() {
      await stopEveryone(targets, context);
      const back = targets.filter(({ service }) => service !== target);
      return each(back, ({ id }) => context.env.engine.containers.start(id));
    },
    verify: () =>
      watchTargets(context, targets, seconds(2), (before, now) =>
        before.service === target ? judgeStop(before, now) : judgeRestart(before, now),
      ),
  });
};
