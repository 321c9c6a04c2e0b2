/** A restart of what has lost its children for good, after `killChildren`. */
import type { ContainerView, EngineTime } from '../engine/engine.ts';
import type { Replica } from '../model/event.ts';
import { seconds } from '../model/time.ts';
import type { FaultContext, Landed } from './driver.ts';
import { stopGrace } from './grace.ts';
import { applied } from './landing.ts';
import { livingChildren } from './process-tree.ts';
import { judgeRestart } from './restart.ts';
import { nameOf } from './targets.ts';
import { watchTargets } from './watch-targets.ts';

type Lives = readonly (Pick<Replica, 'replica'> & { readonly startedAt: EngineTime; readonly children: number })[];

/** What was started again since, and what has its children again, is left alone. */
export async function restartChildless(one: ContainerView, lives: Lives, context: FaultContext): Promise<Landed> {
  const life = lives.find(({ replica }) => replica === one.replica);
  const waits = one.status === 'restarting' || one.status === 'paused';
  if (waits || life === undefined) return applied(`${nameOf(one)} is ${one.status}: nothing is to be put back`);
  if (one.status === 'running') {
    if (life.startedAt !== one.startedAt) return applied(`${nameOf(one)} was started again meanwhile`);
    const now = await livingChildren(context, one);
    if (now >= life.children) return applied(`${nameOf(one)}: pid ${one.pid} has its children again: ${now}`);
  }
  await context.env.engine.containers.restart(one.id, stopGrace(context, one.service));
  const returned = context.env.clock.now();
  return { ...(await watchTargets(context, [one], seconds(2), judgeRestart)), returned };
}
