/** `stop`: the engine's stop, held until a start; it cancels the restart policy. */
import type { ContainerView } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { stopGrace } from './grace.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { containersOf, each, nameOf, refusal, whom } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const stop: FaultDriver<'stop'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  const grace = stopGrace(context, fault.target);
  return guard(context, {
    targets,
    refusal: refusal(fault.target, targets, ['running', 'paused', 'restarting'], fault.replica),
    undo: { kind: 'start', ...whom(fault) },
    inject: () => each(targets, (one) => context.env.engine.containers.stop(one.id, grace)),
    verify: () => watchTargets(context, targets, seconds(2), judgeStop),
  });
};

/** It has ended, and is still there to be started. */
export function judgeStop(before: ContainerView, now: ContainerView | null): Poll {
  const name = nameOf(before);
  if (now === null) return rejected(`${name}: the container is gone, so it cannot be started again`);
  if (now.status !== 'exited') return rejected(`${name} is ${now.status}, not exited`);
  return applied(`${name}: pid ${before.pid} gone, exited with ${now.exitCode}`);
}
