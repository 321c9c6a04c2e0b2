/** Three ways to bring one stack up, to wait until it is healthy, and to take it down again. */
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { DockerComposeEnvironment, PullPolicy } from 'testcontainers';
import { compileScenarios, loadForPlans } from '../../harness/app/compile-scenarios.ts';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import type { ConnectedEngine } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { seededRandom } from '../../harness/engine/system/random.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { milliseconds } from '../../harness/model/time.ts';
import type { Machine } from '../../harness/provision/ensure.ts';
import type { LiveContext } from '../../harness/runner/context.ts';
import { readyLimit, waitUntilReady } from '../../harness/runner/ready.ts';
import { startWatch } from '../../harness/runner/watch.ts';

export const folder = join(import.meta.dirname, 'stack');

/** What one cycle took, in milliseconds. */
export interface Cycle {
  readonly up: number;
  readonly down: number;
}

export type OnTerm = 'exit' | 'ignore';
export type Way = (onTerm: OnTerm) => Promise<Cycle>;

export const totalOf = ({ up, down }: Cycle): number => up + down;

async function timed(up: () => Promise<unknown>, down: () => Promise<unknown>): Promise<Cycle> {
  const began = performance.now();
  await up();
  const healthy = performance.now();
  await down();
  return { up: healthy - began, down: performance.now() - healthy };
}

/** The harness's StackLifecycle with the runner's own wait for the steady state; `prepare` is not counted. */
export async function harness(machine: Machine): Promise<Way> {
  const plan = await benchPlan(machine);
  return async (onTerm) => cycleOf(machine, { ...plan, stack: { ...plan.stack, variables: { ON_TERM: onTerm } } });
}

async function benchPlan(machine: Machine): Promise<Plan> {
  const loaded = await loadForPlans([join(folder, 'scenario.ts')], process.env);
  const [plan] = await compileScenarios(loaded, { ...machine, seed: 'bench' });
  // No experiment, so no helper container is got ready: nobody else has one.
  return { ...plan!, experiments: [] };
}

function connect({ endpoint, compose, images }: Machine, plan: Plan): Promise<ConnectedEngine> {
  const run = `bench-${process.pid}-${Math.floor(performance.now())}`;
  return connectDocker({ engine: endpoint, compose, images, plan, run, project: `resilience-${run}` });
}

/** With that stack up. */
export async function withStack(machine: Machine, work: (engine: ConnectedEngine) => Promise<void>): Promise<void> {
  const engine = await connect(machine, await benchPlan(machine));
  try {
    await engine.stack.prepare(() => {});
    await engine.stack.up();
    await work(engine);
  } finally {
    await engine.stack.down();
    engine.close();
  }
}

async function cycleOf(machine: Machine, plan: Plan): Promise<Cycle> {
  const engine = await connect(machine, plan);
  const clock = systemClock();
  const env = { engine, clock, clients: systemClients(clock), random: seededRandom('bench') };
  const recorder = {
    append: () => ({ seq: 0, at: clock.now(), type: 'phase.began', phase: 'setup', experiment: null }) as const,
  };
  try {
    await engine.stack.prepare(() => {});
    return await timed(
      async () => {
        const watch = await startWatch({ env, recorder, clockOffset: milliseconds(0), onLost: () => {} });
        await engine.stack.up();
        const { signal } = new AbortController();
        await waitUntilReady({ plan, env, watch, signal, clockOffset: 0 } as unknown as LiveContext, readyLimit(plan));
        await watch.stop();
      },
      () => engine.stack.down(),
    );
  } finally {
    await engine.stack.down();
    engine.close();
  }
}

/** `docker compose up --wait` and `docker compose down -t 0`. */
export function bare({ compose, endpoint, images }: Machine): Way {
  const [program = 'docker', ...first] = compose.command;
  return (onTerm) => {
    const env = {
      ...compose.env,
      DOCKER_HOST: endpoint.dockerHost,
      RESILIENCE_NODE_IMAGE: images.node,
      ON_TERM: onTerm,
    };
    const args = [...first, '-p', `bench-bare-${process.pid}`];
    const call = (...words: string[]) => execa(program, [...args, ...words], { cwd: folder, env, stdin: 'ignore' });
    return timed(
      () => call('up', '-d', '--wait'),
      () => call('down', '-t', '0', '-v'),
    );
  };
}

/** testcontainers as its README has it; its reaper needs an image from a registry and is off, which is in its favour. */
export function testcontainers({ compose, endpoint, images }: Machine): Way {
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
  process.env.DOCKER_HOST = endpoint.dockerHost;
  const [program = 'docker', ...rest] = compose.command;
  const executable =
    rest.length === 0 ? { standalone: true as const, executablePath: program } : { executablePath: program };
  return async (onTerm) => {
    const environment = new DockerComposeEnvironment(folder, 'compose.yaml')
      .withEnvironment({ ...compose.env, RESILIENCE_NODE_IMAGE: images.node, ON_TERM: onTerm })
      .withPullPolicy(PullPolicy.defaultPolicy())
      .withClientOptions({ executable });
    let started: Awaited<ReturnType<typeof environment.up>>;
    return timed(
      async () => {
        started = await environment.up();
      },
      () => started.down(),
    );
  };
}
