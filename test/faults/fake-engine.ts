/** A small engine in memory for the tests of the drivers: it obeys at once, or is told to ignore a call or to break at it. */
import type { Answer } from '../../harness/engine/clients.ts';
import type { ExecResult } from '../../harness/engine/command-end.ts';
import type {
  ContainerView,
  Engine,
  EventsItem,
  NetworkAttachment,
  NetworkChangeResult,
} from '../../harness/engine/engine.ts';
import type { NetworkChange } from '../../harness/engine/network-change.ts';
import type { FaultContext } from '../../harness/faults/driver.ts';
import { type Instant, instant } from '../../harness/model/time.ts';
import { planned } from '../plan/parts.ts';
import { facts } from '../timelines/events.ts';

type Writable = { -readonly [K in keyof ContainerView]: ContainerView[K] };

export interface Fake {
  readonly context: FaultContext;
  readonly containers: Writable[];
  /** Every call that has an effect, in order: `pause api-1`, `apply web-1`. */
  readonly calls: string[];
  /** Calls that do nothing, and calls that throw. */
  readonly ignored: Set<string>;
  readonly broken: Set<string>;
  readonly abort: AbortController;
  /** Puts a death into the events stream. */
  tellDeath(one: Writable, exitCode: number): void;
  exec: (command: readonly string[], target: Writable) => ExecResult;
  readonly namespaces: FakeNamespaces;
  /** What the kernel says of the processes of a container, where it is told to say something. */
  readonly states: Map<string, readonly string[]>;
  /** Status of the answer to each request; null: none came. */
  answer: (method: string, path: string) => number | null;
}

/** What every container's network namespace says: when new it takes a change and its end, counts nothing and knows every name. */
export interface FakeNamespaces {
  apply: (change: NetworkChange) => NetworkChangeResult;
  packets: () => number | null;
  restore: () => NetworkChangeResult | 'absent';
  resolve: (names: readonly string[]) => readonly boolean[];
  accepts: (id: string, port: number) => boolean;
}

export const attachment = (network: string, service: string, address: string): NetworkAttachment => ({
  network,
  aliases: [`run-${service}-1`, service],
  address,
  fixedAddress: null,
});

export const view = (service: string, more: Partial<ContainerView> = {}): Writable => ({
  id: `${service}-${more.replica ?? 1}`,
  name: `run-${service}-${more.replica ?? 1}`,
  service,
  replica: 1,
  status: 'running',
  pid: 4711,
  exitCode: null,
  restartCount: 0,
  startedAt: 1000,
  finishedAt: null,
  health: null,
  healthSettings: null,
  restart: { name: 'no' },
  image: 'image',
  imageDigest: 'sha256:0',
  networks: [attachment('run_default', service, service === 'api' ? '10.0.0.2' : '10.0.0.3')],
  ports: [],
  ...more,
});

/** Ends the first process; a policy that wants to, and is not cancelled, starts it again 0.41 s later. */
export function die(one: Writable, code: number, cancelled = false): void {
  const again = !cancelled && (one.restart.name === 'always' || (one.restart.name === 'on-failure' && code !== 0));
  Object.assign(one, { status: 'exited', pid: 0, exitCode: code, finishedAt: one.startedAt + 5000 });
  if (again) start(one, one.restartCount + 1);
}

const set = (one: Writable, change: Partial<Writable>): void => void Object.assign(one, change);

const start = (one: Writable, restartCount = 0): void =>
  void Object.assign(one, {
    status: 'running',
    pid: 4712,
    exitCode: null,
    startedAt: one.startedAt + 5410,
    restartCount,
  });

export function makeFake(...containers: Writable[]): Fake {
  const abort = new AbortController();
  const events: EventsItem[] = [];
  const fake: Omit<Fake, 'context'> = {
    containers,
    calls: [],
    ignored: new Set(),
    broken: new Set(),
    abort,
    tellDeath({ id, service, replica }, exitCode) {
      events.push({
        type: 'event',
        event: { container: id, service, replica, change: { to: 'died', exitCode }, time: 0 },
      });
    },
    exec: () => ({ exitCode: 0, output: '' }),
    namespaces: {
      apply: () => ({ ran: null }),
      packets: () => null,
      restore: () => ({ ran: null }),
      resolve: (names) => names.map(() => true),
      accepts: () => true,
    },
    states: new Map(),
    answer: () => 200,
  };
  /** One call with an effect on one container. */
  const act = async <T>(call: string, id: string, does: (one: Writable) => T, otherwise: T): Promise<T> => {
    fake.calls.push(`${call} ${id}`);
    if (fake.broken.has(call)) throw new Error(`${call}: the engine is broken`);
    const one = containers.find((each) => each.id === id);
    return one === undefined || fake.ignored.has(call) ? otherwise : does(one);
  };
  const kept = new Set<string>();
  /** The lowest address that nobody has. */
  const free = (): string => {
    const taken = new Set(containers.flatMap(({ networks }) => networks.map(({ address }) => address)));
    const all = Array.from({ length: 100 }, (_, place) => `10.0.0.${place + 2}`);
    return all.find((one) => !taken.has(one) && !kept.has(one))!;
  };
  const states = new Map<string, readonly string[]>();
  const nothing: ExecResult = { exitCode: 0, output: '' };
  const engine: Engine = {
    facts: async () => facts,
    time: async () => 0,
    containers: {
      async list() {
        if (fake.broken.has('list')) throw new Error('list: the engine is broken');
        return containers.map((one) => ({ ...one }));
      },
      async inspect(id) {
        if (fake.broken.has('inspect')) throw new Error('inspect: the engine is broken');
        const one = containers.find((each) => each.id === id);
        return one === undefined ? null : { ...one };
      },
      start: (id) => act('start', id, (one) => start(one), undefined),
      stop: (id) => act('stop', id, (one) => die(one, 143, true), undefined),
      restart: (id) => act('restart', id, (one) => start(one), undefined),
      kill: (id, signal) => act('kill', id, (one) => die(one, signal === 'SIGKILL' ? 137 : 143, true), undefined),
      pause: (id) => act('pause', id, (one) => set(one, { status: 'paused' }), undefined),
      unpause: (id) => act('unpause', id, (one) => set(one, { status: 'running' }), undefined),
      remove: (id) => act('remove', id, (one) => void containers.splice(containers.indexOf(one), 1), undefined),
      cpuUsed: async () => null,
      written: async () => [],
      limitCpu: (id, cpus) => act('limitCpu', id, (one) => set(one, { cpus }), undefined),
      exec: (id, command) => act('exec', id, (one) => fake.exec(command, one), nothing),
      openLog: () => Promise.reject(new Error('openLog: nobody follows a log')),
      execFor: async () => ({ how: 'exited', ...nothing }),
      logs: async () => '',
    },
    networks: {
      disconnect: (network, id) =>
        act(
          'disconnect',
          id,
          (one) => set(one, { networks: one.networks.filter((net) => net.network !== network) }),
          undefined,
        ),
      connect: (wanted, id) =>
        act('connect', id, (one) => set(one, { networks: [...one.networks, wanted] }), undefined),
      async keep(network, addresses) {
        fake.calls.push(`keep ${addresses.join(' ')} on ${network}`);
        if (fake.broken.has('keep')) throw new Error('keep: the engine is broken');
        if (!fake.ignored.has('keep')) for (const one of addresses) kept.add(one);
        const release = async (one?: string): Promise<void> => {
          fake.calls.push(`release ${one ?? 'all'}`);
          if (one === undefined) kept.clear();
          else kept.delete(one);
        };
        return { addresses, release };
      },
    },
    namespaces: {
      apply: (id, change) => act('apply', id, () => fake.namespaces.apply(change), { ran: null }),
      packets: (id) => act('packets', id, () => fake.namespaces.packets(), null),
      restore: (id) => act('restore', id, () => fake.namespaces.restore(), 'absent' as const),
      resolve: (id, names) => act('resolve', id, () => fake.namespaces.resolve(names), []),
      countNames: async () => ({ ran: null }),
      namesAsked: async () => null,
      accepts: async (id, port) => fake.namespaces.accepts(id, port),
      testConnect: (id) => act('testConnect', id, () => undefined, undefined),
    },
    helperContainers: {
      async signal(id, signal) {
        const state = { SIGSTOP: 'T', SIGCONT: 'S' }[signal];
        const call = state === undefined ? 'signal' : signal;
        await act(call, id, (one) => (state === undefined ? die(one, 137) : states.set(id, [state, state])), undefined);
        return 6000;
      },
      killChildren: async (id) => ({
        count: await act('killChildren', id, () => (fake.states.get(id) ?? ['S', 'S']).length - 1, 0),
        at: 6000,
      }),
      states: async (id) => fake.states.get(id) ?? states.get(id) ?? ['S', 'S'],
      startSidecar: () => Promise.reject(new Error('not asked for')),
      sockets: async () => [],
      permitted: async () => [],
    },
    events: { subscribe: async () => replay(events) },
    stack: {
      prepare: async () => {},
      imageHealth: async () => null,
      up: async () => {},
      async recreate(services) {
        fake.calls.push(`up ${services.join(' ')}`);
        if (fake.broken.has('up')) throw new Error('up: the engine is broken');
        if (fake.ignored.has('up')) return;
        for (const service of services) {
          if (!containers.some((one) => one.service === service))
            containers.push(
              view(service, { id: `new-${service}`, networks: [attachment('run_default', service, free())] }),
            );
        }
      },
      down: async () => [],
      found: async () => [],
      kept: async () => ({ names: [], bytes: 0 }),
      resolved: async () => '',
    },
  };
  return Object.assign(fake, { context: contextOf(fake, engine) });
}

/** Yields what happens while it is read, until nothing more has. */
async function* replay(events: readonly EventsItem[]): AsyncIterable<EventsItem> {
  for (let turn = 0, read = 0; turn < 50; turn += 1) {
    while (read < events.length) yield events[read++]!;
    await Promise.resolve();
  }
}

const never = () => Promise.reject(new Error('no fault connects'));

function contextOf(fake: Omit<Fake, 'context'>, engine: Engine): FaultContext {
  let now = 0;
  return {
    env: {
      engine,
      clock: {
        now: () => instant(now),
        wall: 0,
        sleepUntil: async (until: Instant, signal?: AbortSignal) => {
          signal?.throwIfAborted();
          now = Math.max(now, until);
        },
      },
      clients: {
        tcp: { connect: never, converse: never },
        rpc: { call: never },
        drivers: { ask: never, close: () => {} },
        checks: { call: never, close: () => {} },
        http: {
          request: async ({ method, path }): Promise<Answer> => {
            fake.calls.push(`${method} ${path}`);
            const status = fake.answer(method, path);
            const at = instant(now);
            const outcome = status === null ? 'refused' : 'ok';
            return { sent: at, connected: at, firstByte: at, end: at, outcome, status, instance: null };
          },
          close: () => {},
        },
      },
      random: () => 0.5,
    },
    services: ['api', 'web'].map((name) => planned(name, { wrapHealth: true })),
    address: () => ({ host: '127.0.0.1', port: 8080 }),
    signal: fake.abort.signal,
  };
}
