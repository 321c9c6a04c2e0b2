/** A small project on a real engine for the tests of the drivers: `web` and `other` call `api`; `alone` is elsewhere. */
import type Docker from 'dockerode';
import { openDocker } from '../../harness/engine/docker/client.ts';
import { dockerContainers } from '../../harness/engine/docker/containers.ts';
import { dockerEvents } from '../../harness/engine/docker/events/subscribe.ts';
import { dockerHelperContainers } from '../../harness/engine/docker/helper-containers/helper-containers.ts';
import {
  composeNumberLabel,
  composeProjectLabel,
  composeServiceLabel,
  runLabels,
} from '../../harness/engine/docker/labels.ts';
import { ofProject } from '../../harness/engine/docker/members.ts';
import { dockerNamespaces } from '../../harness/engine/docker/network-changes/namespaces.ts';
import { rulesBeside } from '../../harness/engine/docker/network-changes/rules.ts';
import { dockerNetworks } from '../../harness/engine/docker/networks.ts';
import type { ContainerView, Engine } from '../../harness/engine/engine.ts';
import type { RunLabels } from '../../harness/engine/kind.ts';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { wrapHealthTest } from '../../harness/engine/wrapper.ts';
import type { FaultContext } from '../../harness/faults/driver.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { planned } from '../plan/parts.ts';
import { chattyServer } from './chatty-server.ts';

export interface RealStack {
  readonly docker: Docker;
  readonly context: FaultContext;
  readonly network: string;
  view(service: string): Promise<ContainerView>;
  get(service: string, path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** What `from` meets when it calls `to`: `ok` or an error's code, and after how long. */
  call(from: string, to: string, kept?: boolean): Promise<{ readonly what: string; readonly ms: number }>;
  /** Waits until the poll is content; fails after 8 s with what it saw last. */
  until<T>(look: () => Promise<T>, content: (seen: T) => boolean): Promise<T>;
  down(): Promise<void>;
}

const second = 1_000_000_000;

export async function realStack(): Promise<RealStack> {
  const host = process.env.DOCKER_HOST;
  if (host === undefined) throw new Error('These tests need a real engine: set DOCKER_HOST.');
  const project = `flt${process.pid}`;
  const run: RunLabels = { run: project, project };
  const network = `${project}_net`;
  const docker = openDocker(host);
  const made: { remove(options?: object): Promise<unknown> }[] = [];
  const down = async () => {
    for (const one of made.toReversed()) await one.remove({ force: true, v: true });
  };
  const networkOf = (service: string) => (service === 'alone' ? `${project}_apart` : network);
  try {
    for (const name of [network, `${project}_apart`]) {
      made.push(await docker.createNetwork({ Name: name, Labels: runLabels(run) }));
    }
    for (const service of ['api', 'web', 'other', 'alone']) {
      const container = await create(docker, run, service, networkOf(service));
      made.push(container);
      await container.start();
    }
  } catch (error) {
    await down();
    throw error;
  }

  const members = ofProject(project);
  const tools = process.env.RESILIENCE_TOOLS_IMAGE ?? 'resilience-tools:dev';
  const helperContainers = dockerHelperContainers(docker, run, tools, members);
  const containers = dockerContainers(docker, members, null, helperContainers.execFor);
  const engine = {
    containers,
    networks: dockerNetworks(docker, run, tools),
    namespaces: dockerNamespaces(rulesBeside(docker, run, tools), containers),
    helperContainers,
    events: dockerEvents(docker, members),
  } satisfies Partial<Engine> as unknown as Engine;
  const clock = systemClock();
  const clients = systemClients(clock);
  const view = async (service: string) => (await engine.containers.list()).find((one) => one.service === service)!;
  const ports = new Map<string, number>();
  for (const service of ['api', 'web', 'other']) ports.set(service, (await view(service)).ports[0]!.host);

  const get: RealStack['get'] = async (service, path) => {
    const answer = await fetch(`http://127.0.0.1:${ports.get(service)}${path}`, { headers: { connection: 'close' } });
    return { status: answer.status, text: await answer.text() };
  };
  const until: RealStack['until'] = async (look, content) => {
    const end = clock.now() + 8000;
    while (true) {
      const seen = await look();
      if (content(seen)) return seen;
      if (clock.now() > end) throw new Error(`not within 8 s; last seen: ${JSON.stringify(seen)}`);
      await clock.sleepUntil((clock.now() + 50) as ReturnType<typeof clock.now>);
    }
  };
  return {
    docker,
    network,
    view,
    get,
    until,
    call: async (from, to, kept = false) =>
      JSON.parse((await get(from, `/call?to=${to}${kept ? '&kept' : ''}`)).text) as { what: string; ms: number },
    context: {
      env: { engine, clock, clients, random: () => 0.5 },
      services: ['api', 'web', 'other', 'alone'].map((name) =>
        planned(name, { wrapHealth: true, stopGrace: milliseconds(2000) }),
      ),
      address: (service) => ({ host: '127.0.0.1', port: ports.get(service)! }),
      signal: new AbortController().signal,
    },
    async down() {
      await helperContainers.close();
      clients.http.close();
      await down();
    },
  };
}

/** As Compose makes them: labels, names and aliases. Ports are fixed by asking for a free one once. */
async function create(docker: Docker, run: RunLabels, service: string, network: string): Promise<Docker.Container> {
  return docker.createContainer({
    name: `${run.project}-${service}-1`,
    Image: process.env.RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
    Cmd: ['node', '-e', chattyServer],
    Labels: {
      ...runLabels(run),
      [composeProjectLabel]: run.project,
      [composeServiceLabel]: service,
      [composeNumberLabel]: '1',
    },
    Healthcheck: {
      Test: [...wrapHealthTest(['CMD', 'true'])],
      Interval: 0.3 * second,
      Timeout: 2 * second,
      Retries: 1,
    },
    ExposedPorts: { '80/tcp': {} },
    HostConfig: {
      NetworkMode: network,
      RestartPolicy: { Name: service === 'api' ? 'on-failure' : 'no' },
      PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: String(await freePort()) }] },
    },
    NetworkingConfig: {
      EndpointsConfig: { [network]: { Aliases: [service, `the-${service}`, `${run.project}-${service}-1`] } },
    },
  });
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
