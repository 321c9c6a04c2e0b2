/** The project as a whole: containers made from planned services, started, and removed. */
import { distinct } from '../../model/distinct.ts';
import type { FoundThing } from '../../model/found.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { ContainerView, StackLifecycle } from '../engine.ts';
import { unhealthyFlag } from '../wrapper.ts';
import type { Behaviour } from './behaviour.ts';
import { runsOnce, wellBehaved } from './behaviour.ts';
import { type Container, makeContainer, type PublishedPort } from './container.ts';
import { call, type Sim } from './engine-calls.ts';
import { beginStart } from './lifecycle.ts';
import { apiStop, type Finish, vanish } from './operations.ts';
import { whenAwaitedAreDone } from './start-order.ts';
import { viewOf } from './view.ts';
import { drawn, schedule, tell } from './world.ts';

export interface SimStack {
  readonly project: string;
  /** It stays when the run takes its own down. */
  readonly attached: boolean;
  readonly services: readonly PlannedService[];
  /** By service; a service not named here is well-behaved, and ends with 0 where another waits for that. */
  readonly behaviours: Readonly<Record<string, Behaviour>>;
}

/** Host ports of services that name none are given from here on. */
const firstFreePort = 49_153;

export function simStack(sim: Sim, stack: SimStack): StackLifecycle {
  const { world, time, ask } = sim;
  const alive = (): Container[] => world.containers.filter((one) => one.status !== 'removed');
  const bringUp = (services: readonly PlannedService[], inOrder: boolean): Promise<void> =>
    time.await(({ resolve, reject }) => {
      const down = alive().filter(
        (one) => one.status === 'exited' && services.some(({ name }) => name === one.spec.service),
      );
      const idle = [...down, ...createMissing(sim, stack, services)];
      const finish = countdown(idle.length, resolve);
      for (const container of idle) {
        const start = (): void => beginStart(world, container, ask, finish);
        if (inOrder) whenAwaitedAreDone(container, services, alive(), start, reject);
        else start();
      }
      if (idle.length === 0) schedule(world, drawn(world, world.parameters.call), resolve);
    });
  return {
    prepare: async () => {},
    found: () => call(sim, () => alive().map((one) => foundThing(viewOf(one, sim.wall)))),
    kept: async () => ({ names: [], bytes: 0 }),
    imageHealth: (service) => call(sim, () => stack.services.find((one) => one.name === service)?.health ?? null),
    resolved: () => call(sim, () => `${JSON.stringify({ name: stack.project, services: stack.services }, null, 2)}\n`),
    up: () => bringUp(stack.services, true),
    recreate: (names) =>
      bringUp(
        stack.services.filter((one) => names.includes(one.name)),
        false,
      ),
    down: () =>
      time.await(({ resolve }) => {
        const all = stack.attached ? [] : alive();
        const finish = countdown(all.length, () => resolve([]));
        for (const container of all) takeDown(sim, container, finish);
        if (all.length === 0) schedule(world, drawn(world, world.parameters.call), () => resolve([]));
      }),
  };
}

/** What there is of it to be found again. */
const foundThing = ({ id, name, status, health, networks, cpus = 0, image }: ContainerView): FoundThing => {
  const on = networks.map(({ network, aliases }) => `${network} as ${aliases.toSorted().join(', ')}`);
  const facts = {
    status,
    health: health?.status ?? 'none',
    networks: on.toSorted().join('; '),
    cpus: `${cpus}`,
    image,
  };
  return { is: 'container', name, id, facts };
};

function takeDown(sim: Sim, container: Container, finish: Finish): void {
  apiStop(sim.world, container, sim.ask, container.spec.stopGrace, () => vanish(sim.world, container, finish));
}

/** Calls `done` at the last of `count` calls. */
function countdown(count: number, done: () => void): Finish {
  let left = count;
  return () => {
    left -= 1;
    if (left === 0) done();
  };
}

function createMissing(sim: Sim, stack: SimStack, services: readonly PlannedService[]): Container[] {
  const { world } = sim;
  const made: Container[] = [];
  for (const service of services) {
    const { image, health, restart, stopGrace, init } = service;
    const behaviour = stack.behaviours[service.name] ?? (service.oneShot === 'awaited' ? runsOnce() : wellBehaved);
    const healthFlag = service.wrapHealth ? unhealthyFlag : null;
    const spec = { service: service.name, image, health, restart, stopGrace, init, behaviour, healthFlag };
    for (let replica = 1; replica <= service.replicas; replica += 1) {
      const name = `${stack.project}-${service.name}-${replica}`;
      if (world.containers.some((one) => one.name === name && one.status !== 'removed')) continue;
      // Host ports are pinned for the run, so a new container has those of the one before it.
      const earlier = world.containers.find((one) => one.name === name);
      const ports = earlier?.ports ?? publish(world.containers.length, service);
      const container = makeContainer(spec, { id: newId(sim), name, replica, ports, attachments: [] });
      world.containers.push(container);
      attach(stack, service, container);
      tell(world, container, { to: 'created' });
      made.push(container);
    }
  }
  return made;
}

const publish = (made: number, { ports, replicas }: PlannedService): readonly PublishedPort[] =>
  ports.map(({ container, host }, place) => ({
    container,
    host: host !== null && replicas === 1 ? host : firstFreePort + 16 * made + place,
  }));

function attach(stack: SimStack, service: PlannedService, container: Container): void {
  for (const { name, aliases } of service.networks) {
    const network = `${stack.project}_${name}`;
    const own = [container.name, service.name, ...aliases];
    container.attachments = [
      ...container.attachments,
      { network, aliases: distinct(own), address: '', fixedAddress: null },
    ];
  }
}

/** 64 hexadecimal digits, drawn like everything else. */
const newId = ({ world }: Sim): string =>
  Array.from({ length: 8 }, () =>
    Math.floor(world.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
