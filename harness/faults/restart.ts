/** `restart`: the engine's stop and start in one call, as a fault or as what an operator does. */
import type { ContainerView } from '../engine/engine.ts';
import { seconds } from '../model/time.ts';
import type { FaultDriver } from './driver.ts';
import { stopGrace } from './grace.ts';
import { guard } from './guard.ts';
import { applied, rejected } from './landing.ts';
import { containersOf, each, nameOf, refusal } from './targets.ts';
import { type Poll, watchTargets } from './watch-targets.ts';

export const restart: FaultDriver<'restart'> = async (fault, context) => {
  const targets = await containersOf(context, fault.target, fault.replica);
  const grace = stopGrace(context, fault.target);
  return guard(context, {
    targets,
    refusal: refusal(
      fault.target,
      targets,
      ['running', 'paused', 'restarting', 'exited', 'created', 'dead'],
      fault.replica,
    ),
    undo: null,
    inject: () => each(targets, (one) => context.env.engine.containers.restart(one.id, grace)),
    verify: () => watchTargets(context, targets, seconds(2), judgeRestart),
  });
};

/** A container has begun a newer life: that was the restart, whatever becomes of that life, which may end in its own start check. */
export function judgeRestart(before: ContainerView, now: ContainerView | null): Poll {
  const name = nameOf(before);
  if (now === null) return rejected(`${name}: the container is gone`);
  if (now.startedAt <= before.startedAt) return rejected(`${name} is ${now.status} and has not been started since`);
  if (now.status === 'running') return applied(`${name}: pid ${before.pid} replaced by ${now.pid}, started again`);
  const code = now.exitCode === null ? '' : ` with ${now.exitCode}`;
  return applied(`${name}: pid ${before.pid} gone, started again, and ${now.status}${code} by now`);
}
