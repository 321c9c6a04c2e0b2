/** `pause`: the engine's freeze. Connects succeed, nothing answers, and no health event comes. */
import type { ContainerView } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { containersOf, each, nameOf, refusal, whom } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const pause: FaultDriver<'pause'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running'], fault.replica),
    undo: { kind: 'unpause', ...whom(fault) },
    inject: () => each(targets, (one) => context.env.engine.containers.pause(one.id)),
    verify: () => watchTargets(context, targets, seconds(2), judge),
  });
};

function judge(before: ContainerView, now: ContainerView | null): Poll {
  const name = nameOf(before);
  return now?.status === 'paused'
    ? applied(`${name}: status paused, pid ${now.pid} kept`)
    : rejected(`${name} is ${now?.status ?? 'gone'}, not paused`);
}
