/** The simulated world: virtual time, what happens next, and the containers. Everything in it is synchronous. */
import type { ContainerChange } from '../../model/event.ts';
import type { Random } from '../environment.ts';
import type { Container } from './container.ts';
import { type EventQueue, makeEventQueue, type ScheduledWork } from './event-queue.ts';
import { draw, type Parameters, type Spread } from './parameters.ts';
import type { EngineRules } from './rules.ts';

export interface World {
  /** Virtual milliseconds since the world was made. */
  now: number;
  /** How many tasks have been run at this instant. */
  atOnce: number;
  readonly queue: EventQueue;
  readonly random: Random;
  readonly parameters: Parameters;
  readonly rules: EngineRules;
  readonly containers: Container[];
  /** Addresses that something else than a container of the project has, each after its network: `sim_default 172.18.0.2`. */
  readonly kept: Set<string>;
  /** The second number of each network's addresses, 172.n.0.0/16, by the network's name. */
  readonly subnets: Map<string, number>;
  nextPid: number;
  /** Hears every change at the instant of its event. */
  onChange: (container: Container, change: ContainerChange) => void;
}

export function makeWorld(random: Random, parameters: Parameters, rules: EngineRules): World {
  const queue = makeEventQueue();
  return {
    now: 0,
    atOnce: 0,
    queue,
    random,
    parameters,
    rules,
    containers: [],
    kept: new Set(),
    subnets: new Map(),
    nextPid: 1000,
    onChange: () => {},
  };
}

/** Runs `task` in `delay` milliseconds, after everything that was scheduled for that instant before. */
export function schedule(world: World, delay: number, task: ScheduledWork): void {
  world.queue.add(world.now + delay, task);
}

/** More tasks than any number of containers have for one instant. */
const mostAtOnce = 100_000;

/** Moves time to the next task and runs it; false when nothing will ever happen again. Throws where virtual time stands still. */
export function step(world: World): boolean {
  const at = world.queue.next;
  const task = world.queue.take();
  if (task === undefined) return false;
  world.atOnce = at === world.now ? world.atOnce + 1 : 0;
  if (world.atOnce > mostAtOnce) {
    const containers = world.containers.map(({ name, status }) => `${name} ${status}`).join(', ');
    throw new Error(`virtual time stands still at ${at} ms after ${mostAtOnce} tasks; containers: ${containers}`);
  }
  world.now = at;
  task();
  return true;
}

/** Runs everything up to and at `until`, and leaves the clock there. */
export function runUntil(world: World, until: number): void {
  while (world.queue.next <= until) step(world);
  world.now = Math.max(world.now, until);
}

export const drawn = (world: World, spread: Spread): number => draw(world.random, spread);

/** Tells of a change after `delay` milliseconds. */
export function tell(world: World, container: Container, change: ContainerChange, delay = 0): void {
  if (delay === 0) world.onChange(container, change);
  else schedule(world, delay, () => world.onChange(container, change));
}
