/** How a call to the simulated engine takes its time, and how a refusal reaches the caller. */
import { FailureError, failure } from '../../model/failure.ts';
import type { Duration } from '../../model/time.ts';
import type { CommandEnd, ExecResult } from '../command-end.ts';
import type { ContainerId } from '../engine.ts';
import type { Container } from './container.ts';
import type { Finish } from './operations.ts';
import type { Spread } from './parameters.ts';
import type { Ask } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';
import { drawn, schedule, type World } from './world.ts';

/** What every part of the simulated engine works with. */
export interface Sim {
  readonly world: World;
  readonly time: VirtualTime;
  readonly ask: Ask;
  /** The engine's wall clock at virtual time 0, milliseconds since 1970. */
  readonly wall: number;
}

export const refused = (reason: string): FailureError => new FailureError([failure('R409', reason)]);

/** A call that reads or changes something at once, in the middle of its round trip. */
export const call = <T>(sim: Sim, act: () => T): Promise<T> => amid(sim, sim.world.parameters.call, act);

/** Acts half-way through something that takes this long, and returns at its end. */
export function amid<T>({ world, time }: Sim, takes: Spread, act: () => T): Promise<T> {
  return time.await(({ resolve, reject }) => {
    const half = drawn(world, takes) / 2;
    schedule(world, half, () => {
      try {
        const result = act();
        schedule(world, half, () => resolve(result));
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** What a helper container does, in the middle of its short life. */
export const besides = <T>(sim: Sim, act: () => T): Promise<T> => amid(sim, sim.world.parameters.helperContainer, act);

/** What an exec does. Most of it is its set-up, so its effect comes late in it. */
export function inside<T>(sim: Sim, id: ContainerId, act: (container: Container) => T): Promise<T> {
  const { world, time } = sim;
  return time.await(({ resolve, reject }) => {
    const length = drawn(world, world.parameters.exec);
    schedule(world, 0.9 * length, () => {
      const found = runningOrNot(sim, id);
      if (typeof found === 'string') return reject(refused(found));
      try {
        const result = act(found);
        schedule(world, 0.1 * length, () => resolve(result));
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** An exec that has only so long. */
export function insideFor(
  sim: Sim,
  id: ContainerId,
  limit: Duration,
  act: (container: Container) => ExecResult | 'hang',
): Promise<CommandEnd> {
  const { world, time } = sim;
  return time.await(({ resolve }) => {
    const length = drawn(world, world.parameters.exec);
    const end = (after: number, how: CommandEnd): void => schedule(world, after, () => resolve(how));
    if (length > limit) return end(limit, { how: 'late' });
    schedule(world, 0.9 * length, () => {
      const found = runningOrNot(sim, id);
      if (typeof found === 'string') return resolve({ how: 'refused', reason: found });
      const result = act(found);
      if (result === 'hang') end(limit - 0.9 * length, { how: 'late' });
      else end(0.1 * length, { how: 'exited', ...result });
    });
  });
}

/** Where a command can run, or why not. */
function runningOrNot(sim: Sim, id: ContainerId): Container | string {
  const container = find(sim, id);
  if (container === null) return `no such container: ${id}`;
  if (container.life === null) return `container ${container.name} is not running`;
  return container.status === 'paused' ? `container ${container.name} is paused, unpause it first` : container;
}

/** A call that returns when the engine is done. */
export function operate(sim: Sim, id: ContainerId, act: (container: Container, finish: Finish) => void): Promise<void> {
  const { world, time } = sim;
  return time.await(({ resolve, reject }) => {
    schedule(world, drawn(world, world.parameters.call) / 2, () => {
      const container = find(sim, id);
      if (container === null) return reject(refused(`no such container: ${id}`));
      act(container, (refusal) => (refusal === undefined ? resolve() : reject(refused(refusal))));
    });
  });
}

/** By id, its beginning, or name; null: there is none. */
export const find = ({ world }: Sim, id: ContainerId): Container | null =>
  world.containers.find((one) => one.status !== 'removed' && (one.id.startsWith(id) || one.name === id)) ?? null;

export function findOrRefuse(sim: Sim, id: ContainerId): Container {
  const container = find(sim, id);
  if (container === null) throw refused(`no such container: ${id}`);
  return container;
}
