/** The door of the simulator: a whole environment in virtual time, from planned services and how they behave. */
import type { CheckFunction } from '../../model/check-function.ts';
import type { EngineFacts } from '../../model/event.ts';
import type { PlannedService } from '../../model/plan.ts';
import { directChecks } from '../direct-checks.ts';
import type { Engine } from '../engine.ts';
import type { Environment } from '../environment.ts';
import type { Behaviour } from './behaviour.ts';
import { simClock } from './clock.ts';
import { simContainers } from './containers.ts';
import { conversations } from './conversation.ts';
import { simDrivers } from './driver-client.ts';
import { call, type Sim } from './engine-calls.ts';
import { simEvents } from './events.ts';
import { simGrpcClient } from './grpc-client.ts';
import { simHelperContainers } from './helper-containers.ts';
import { simHttpClient } from './http-client.ts';
import { simNamespaces } from './namespaces.ts';
import { simNetworks } from './networks.ts';
import { measured, type Parameters, steady } from './parameters.ts';
import { seededRandom } from './random.ts';
import { rulesOf } from './rules.ts';
import { simStack } from './stack.ts';
import { simTcpClient } from './tcp-client.ts';
import { type Turn, virtualTime } from './virtual-time.ts';
import { makeWorld, type World } from './world.ts';

export interface SimOptions {
  readonly seed: string;
  readonly services: readonly PlannedService[];
  /** By service name; left out: boots in 40 ms and answers everything with 200 `ok`, or ends with 0 where another waits for that. */
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
  /** False: every length of time is its median. Default true. */
  readonly jitter?: boolean;
  /** The functions of checks, by their names. */
  readonly checks?: Readonly<Record<string, CheckFunction>>;
  /** Replace single parameters, for example by calibrated ones. */
  readonly parameters?: Partial<Parameters>;
  /** Default `26.1.5`; decides the rules of health checks and events. */
  readonly engineVersion?: string;
  /** The stack is somebody else's, and stays when the run takes its own down. Default false. */
  readonly attached?: boolean;
  /** Default `sim`. */
  readonly project?: string;
  /** Wall clock at virtual time 0, milliseconds since 1970. Default 2026-01-01 00:00 UTC. */
  readonly wall?: number;
  /** How callers that also do real input and output get their turn; left out: promise turns alone. */
  readonly turn?: Turn;
}

export interface SimWorld {
  readonly env: Environment;
  /** The state behind it, for tests that inspect it. */
  readonly world: World;
}

const newYear2026 = 1_767_225_600_000;

export function simWorld(options: SimOptions): SimWorld {
  const {
    seed,
    services,
    attached = false,
    behaviours = {},
    project = 'sim',
    wall = newYear2026,
    engineVersion = '26.1.5',
  } = options;
  const parameters = { ...(options.jitter === false ? steady : measured), ...options.parameters };
  const world = makeWorld(seededRandom(`${seed}/world`), parameters, rulesOf(engineVersion));
  const time = virtualTime(world, options.turn);
  const sim: Sim = { world, time, ask: conversations(world), wall };
  for (const { name } of services.flatMap((one) => one.networks)) {
    const network = `${project}_${name}`;
    if (!world.subnets.has(network)) world.subnets.set(network, 18 + world.subnets.size);
  }
  const engine: Engine = {
    facts: () => call(sim, () => facts(engineVersion)),
    time: () => call(sim, () => wall + world.now),
    containers: simContainers(sim),
    networks: simNetworks(sim),
    namespaces: simNamespaces(sim),
    helperContainers: simHelperContainers(sim),
    events: simEvents(world, time, wall),
    stack: simStack(sim, { project, attached, services, behaviours }),
  };
  const clock = simClock(world, time, wall);
  const clients = {
    http: simHttpClient(world, sim.ask, time),
    tcp: simTcpClient(world, sim.ask, time),
    rpc: simGrpcClient(world, sim.ask, time),
    drivers: simDrivers(world, sim.ask, time),
    checks: directChecks(clock, new Map(Object.entries(options.checks ?? {}))),
  };
  return { world, env: { engine, clients, clock, random: seededRandom(`${seed}/run`) } };
}

const facts = (version: string): EngineFacts => ({
  name: 'sim',
  version,
  apiVersion: '1.45',
  composeVersion: '2.26.1',
  os: 'simulated',
  kernel: 'simulated',
  cgroup: '2',
  cpus: 2,
  memoryBytes: 4 * 2 ** 30,
  local: true,
});
