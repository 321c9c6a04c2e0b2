/** A tiny Compose project of its own for the tests on a real engine, and everything to run it with. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDocker } from '../../../harness/engine/docker/connect.ts';
import { resolveProject } from '../../../harness/engine/docker/resolve-project.ts';
import type { ContainerView, EngineEvent, EventsItem } from '../../../harness/engine/engine.ts';
import type { ConnectedEngine } from '../../../harness/engine/kind.ts';
import type { Fault } from '../../../harness/model/fault.ts';
import type { ComposeCommand, ReachedEngine } from '../../../harness/model/machine.ts';
import type { Plan } from '../../../harness/model/plan.ts';
import type { Stack } from '../../../harness/model/stack.ts';
import { barePlan, experiment } from '../../plan/parts.ts';

const { DOCKER_HOST, RESILIENCE_COMPOSE, RESILIENCE_NODE_IMAGE, RESILIENCE_TOOLS_IMAGE } = process.env;

export const dockerHost = DOCKER_HOST ?? 'unix:///var/run/docker.sock';
/** The same as a run reaches it. */
export const engineHere: ReachedEngine = { dockerHost, env: {}, at: 'here', forward: null };
/** As `test/run.ts` found it. */
export const compose: ComposeCommand = JSON.parse(
  RESILIENCE_COMPOSE ?? '{"command":["docker","compose"],"version":"2","env":{}}',
);
export const images = {
  node: RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
  tools: RESILIENCE_TOOLS_IMAGE ?? 'resilience-tools:dev',
};

/** `web` answers on a port, has a health check, restarts always; `idle` does nothing, on two networks. */
export const tinyCompose = `
name: tiny
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    container_name: tiny-web
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
    restart: always
    ports: ["8080:80"]
    networks: { app: { aliases: [front] } }
    healthcheck:
      test: test -n "$$HOSTNAME"
      interval: 300ms
      timeout: 2s
      retries: 2
  idle:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    stop_grace_period: 1s
    networks: [app, back]
    volumes: ["data:/data"]
networks: { app: { name: tiny-app }, back: {} }
volumes: { data: {} }
`;

/** A stack in a folder of its own. */
export async function stackOf(text: string, more: Partial<Stack> = {}): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'resilience-tiny-'));
  await writeFile(join(folder, 'compose.yaml'), text);
  return { name: 'tiny', folder, compose: ['compose.yaml'], services: {}, variables: {}, overrides: {}, ...more };
}

export interface Wishes {
  readonly faults?: readonly Fault[];
  readonly wrap?: readonly string[];
}

export async function planOf(stack: Stack, { faults = [], wrap = [] }: Wishes = {}): Promise<Plan> {
  const services = await resolveProject(stack, compose, images);
  return barePlan({
    stack,
    services: services.map((service) => ({ ...service, wrapHealth: wrap.includes(service.name) })),
    experiments: faults.map((fault) => experiment(fault)),
  });
}

export const newRun = (): { run: string; project: string } => {
  const tail = randomBytes(4).toString('hex');
  return { run: `run-${tail}`, project: `resilience-tiny-${tail}` };
};

/** An engine with the project's images here and nothing started. */
export async function connectTiny(
  text = tinyCompose,
  wishes: Wishes & { stack?: Partial<Stack> } = {},
): Promise<ConnectedEngine> {
  const plan = await planOf(await stackOf(text, wishes.stack), wishes);
  const engine = await connectDocker({ engine: engineHere, compose, images, plan, ...newRun() });
  await engine.stack.prepare(() => undefined);
  return engine;
}

export async function containerOf(engine: ConnectedEngine, service: string): Promise<ContainerView> {
  const found = (await engine.containers.list()).find((one) => one.service === service);
  if (found === undefined) throw new Error(`The project has no container of ${service}.`);
  return found;
}

/** Keeps all that a subscription yields, and lets tests wait for what they expect. */
export function watch(items: AsyncIterable<EventsItem>): {
  readonly events: EngineEvent[];
  readonly lost: EventsItem[];
  until(match: (event: EngineEvent) => boolean): Promise<EngineEvent>;
} {
  const events: EngineEvent[] = [];
  const lost: EventsItem[] = [];
  let wake = Promise.withResolvers<void>();
  const read = async () => {
    for await (const item of items) {
      if (item.type === 'event') events.push(item.event);
      else lost.push(item);
      wake.resolve();
      wake = Promise.withResolvers();
    }
  };
  read().catch((error: unknown) => wake.reject(error));
  const until = async (match: (event: EngineEvent) => boolean): Promise<EngineEvent> => {
    for (;;) {
      const found = events.find(match);
      if (found !== undefined) return found;
      await wake.promise;
    }
  };
  return { events, lost, until };
}
