/** A world of one container, for tests of the synchronous core. */
import type { App, Behaviour } from '../../../harness/engine/sim/behaviour.ts';
import { wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { type Container, type ContainerSpec, makeContainer } from '../../../harness/engine/sim/container.ts';
import { conversations } from '../../../harness/engine/sim/conversation.ts';
import { beginStart } from '../../../harness/engine/sim/lifecycle.ts';
import { type Parameters, steady } from '../../../harness/engine/sim/parameters.ts';
import type { Ask } from '../../../harness/engine/sim/process.ts';
import { seededRandom } from '../../../harness/engine/sim/random.ts';
import { rulesOf } from '../../../harness/engine/sim/rules.ts';
import { makeWorld, runUntil, type World } from '../../../harness/engine/sim/world.ts';
import type { ContainerChange } from '../../../harness/model/event.ts';
import type { HealthSettings, RestartPolicy } from '../../../harness/model/settings.ts';

export interface Solo {
  readonly world: World;
  readonly container: Container;
  readonly ask: Ask;
  readonly told: readonly { readonly at: number; readonly change: ContainerChange }[];
  /** When each change of this kind was told. */
  times(to: ContainerChange['to']): readonly number[];
}

export interface SoloOptions {
  readonly seed?: string;
  readonly health?: HealthSettings | null;
  readonly restart?: RestartPolicy;
  readonly behaviour?: Partial<Behaviour>;
  readonly parameters?: Partial<Parameters>;
  readonly version?: string;
  readonly bridged?: boolean;
  readonly init?: boolean;
  /** Left undone: the container is only created. */
  readonly start?: boolean;
}

export function solo(options: SoloOptions = {}): Solo {
  const parameters = { ...steady, ...options.parameters };
  const world = makeWorld(seededRandom(options.seed ?? 'solo'), parameters, rulesOf(options.version ?? '26.1.5'));
  const told: { at: number; change: ContainerChange }[] = [];
  world.onChange = (_, change) => told.push({ at: world.now, change });
  const spec: ContainerSpec = {
    service: 'app',
    image: 'app',
    health: options.health ?? null,
    restart: options.restart ?? { name: 'no' },
    stopGrace: 10_000,
    init: options.init ?? false,
    behaviour: { ...wellBehaved, ...options.behaviour },
    healthFlag: null,
  };
  const network = { network: 'sim_default', aliases: ['app'], address: '172.18.0.2', fixedAddress: null };
  const attachments = options.bridged === false ? [] : [network];
  const container = makeContainer(spec, { id: 'a'.repeat(64), name: 'sim-app-1', replica: 1, ports: [], attachments });
  world.containers.push(container);
  const ask = conversations(world);
  if (options.start !== false) beginStart(world, container, ask);
  const times = (to: ContainerChange['to']): readonly number[] =>
    told.filter((one) => one.change.to === to).map((one) => one.at);
  return { world, container, ask, told, times };
}

/** An app whose state a test switches from outside. */
export function switchable(): { app: App; state: 'ok' | 'broken' | 'hung' | 'slow' } {
  const self = {
    state: 'ok' as 'ok' | 'broken' | 'hung' | 'slow',
    app: {
      answer: () =>
        self.state === 'hung'
          ? ({ does: 'hang' } as const)
          : ({ does: 'answer', status: self.state === 'ok' ? 200 : 500, body: self.state, after: 0 } as const),
    },
  };
  return self;
}

/** Runs the world in steps of a millisecond until the change is told; fails after `limit`. */
export function untilTold(one: Solo, to: ContainerChange['to'], limit = 120_000): number {
  const known = one.times(to).length;
  const end = one.world.now + limit;
  while (one.times(to).length === known) {
    if (one.world.now > end) throw new Error(`${to} was not told within ${limit} ms`);
    runUntil(one.world, one.world.now + 1);
  }
  return one.times(to).at(-1)!;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
