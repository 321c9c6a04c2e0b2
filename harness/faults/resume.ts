/** SIGCONT to what `hang` has stopped, and to nothing that began later. */
import type { ContainerView, EngineTime } from '../engine/engine.ts';
import type { Replica } from '../model/event.ts';
import { seconds } from '../model/time.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied } from './landing.ts';
import { pollRunning } from './process-tree.ts';
import { nameOf } from './targets.ts';
import { pollUntil } from './watch-targets.ts';

type Lives = readonly (Pick<Replica, 'replica'> & { readonly startedAt: EngineTime })[];

/** A stopped process that has ended meanwhile needs no signal; to one that goes on, the signal is nothing. */
export async function resume(one: ContainerView, lives: Lives, context: FaultContext): Promise<Landed> {
  const gone = (how: string): Landed => applied(`${nameOf(one)} ${how}: the process that was stopped is no more`);
  if (one.status !== 'running' && one.status !== 'paused') return gone(`is ${one.status}`);
  const life = lives.find(({ replica }) => replica === one.replica);
  if (life?.startedAt !== one.startedAt) return gone('was started again meanwhile');
  const to = await context.env.engine.helperContainers.signal(one.id, 'SIGCONT');
  const landed = await pollUntil(context, seconds(2), () => pollRunning(context, one));
  return { ...landed, done: { from: null, to } };
}
