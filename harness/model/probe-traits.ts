/** Every kind of probe, a row each: all that planning, judging and reports must know of its kind. */
import { bodyText } from './body-check.ts';
import { commandTraits } from './command-traits.ts';
import type { Driver } from './driver.ts';
import { grpcStatuses } from './grpc-call.ts';
import { byText, degradedText } from './http-probe.ts';
import { type AskedByClient, isPromqlProbe, isSqlProbe, type Placed, type Probe, type ProbeKind } from './probe.ts';
import type { Door, ProbeTraits } from './probe-row.ts';
import type { ServiceName, Stack } from './stack.ts';

export type { Door, ProbeTraits } from './probe-row.ts';

type ProbeOf<Kind extends ProbeKind> = Extract<Probe, { kind: Kind }>;

type ServerProbe = Extract<Probe, { readonly port: number | null }>;

/** Where one is asked that can be asked from either side. */
const atPort = ({ from, service }: Placed & Pick<Probe, 'service'>, port: number | null): Door => ({
  at: from === 'network' ? 'inside' : 'port',
  service,
  port,
});

/** A server that is asked over connections of its own. */
const asServer = <P extends ServerProbe>(speaks: string, asked: (probe: P) => string): ProbeTraits<P> => ({
  audience: 'users',
  door: (probe) => atPort(probe, probe.port),
  placed: true,
  tellsOfService: true,
  hasLatency: () => true,
  readsValue: (probe) => 'client' in probe && probe.client !== undefined && probe.client.asks.what !== 'ping',
  speaks,
  label: ({ service }) => `${speaks} of ${service}`,
  text: (probe) => `${probe.service} ${asked(probe)}, ${probe.rate}/s`,
});

/** What is asked by a client library, as whom and over what. */
function byClient({ login, connections, asks }: AskedByClient, ping: string): string {
  const asked = asks.what === 'ping' ? ping : asks.what === 'query' ? asks.text : asks.words.join(' ');
  const whom = login.user === null ? '' : ` as ${login.user}`;
  return `is asked for ${asked}${whom} over ${connections.join(' and ')} connections`;
}

export const probeTraits: { readonly [Kind in ProbeKind]: ProbeTraits<ProbeOf<Kind>> } = {
  http: {
    audience: 'users',
    door: (probe) => atPort(probe, null),
    placed: true,
    tellsOfService: true,
    hasLatency: () => true,
    readsValue: ({ value }) => value !== undefined,
    speaks: 'HTTP',
    label: ({ method, service, path }) => `${method} ${service}${path}`,
    text: (probe) =>
      `${probe.method} ${probe.service}${probe.path}${byText(probe)}, ${probe.rate}/s over ${probe.connections.join(' and ')} connections${degradedText(probe)}`,
  },
  promql: {
    audience: 'observer',
    door: ({ url, service }) => (url === null ? { at: 'port', service, port: null } : { at: 'url', url }),
    placed: false,
    tellsOfService: false,
    hasLatency: () => false,
    readsValue: () => false,
    speaks: 'HTTP',
    label: ({ query }) => query,
    text: ({ url, service, query, rate }) => `${url ?? service} is asked for ${query}, ${rate}/s`,
  },
  dns: {
    audience: 'observer',
    door: ({ service, network }) => ({ at: 'network', service, network }),
    placed: false,
    tellsOfService: true,
    hasLatency: () => true,
    readsValue: () => false,
    speaks: 'DNS',
    label: ({ service }) => `the name ${service}`,
    text: ({ service, rate }) => `the name ${service} is looked up inside its network, ${rate}/s`,
  },
  tcp: {
    ...asServer('TCP', ({ send, awaits }) => {
      const sent = send === null ? '' : ` and sent ${JSON.stringify(send)}`;
      return `is connected to${sent}, ${awaits === null ? 'and must keep the connection' : `and must say ${bodyText(awaits)}`}`;
    }),
    // Without anything awaited, its answer is that nothing has happened for a moment.
    hasLatency: ({ awaits }) => awaits !== null,
  },
  redis: asServer('Redis', ({ client }) => (client === undefined ? 'is sent PING' : byClient(client, 'PING'))),
  postgres: asServer('PostgreSQL', ({ client }) =>
    client === undefined ? 'is sent a start-up message' : byClient(client, 'SELECT 1'),
  ),
  mysql: asServer('MySQL', ({ client }) =>
    client === undefined ? 'is asked for its greeting and a login' : byClient(client, 'SELECT 1'),
  ),
  amqp: asServer('AMQP', ({ client }) =>
    client === undefined ? 'is sent the header of AMQP 0-9-1' : byClient(client, 'a channel'),
  ),
  mongo: asServer('MongoDB', ({ client }) => (client === undefined ? 'is sent ping' : byClient(client, 'ping'))),
  sql: asServer('SQL', ({ client }) => byClient(client, 'a query')),
  grpc: {
    ...asServer('gRPC', ({ health, answers, call }) => {
      if (call !== undefined) return `is called for ${call.method}, and must answer ${grpcStatuses[call.status]}`;
      const whom = health === '' ? '' : ` of ${health}`;
      return `is asked for its health${whom}, and must ${answers ? 'serve or answer at all' : 'serve'}`;
    }),
    readsValue: ({ call }) => call !== undefined && call.value !== null,
  },
  ...commandTraits,
};

/** Where a server listens where neither the probe nor the stack says. */
const usualPorts: Readonly<Partial<Record<ProbeKind, number>>> = {
  ...{ redis: 6379, postgres: 5432, mysql: 3306, amqp: 5672, mongo: 27_017, grpc: 50_051 },
};

/** The probe as it is planned: with its port, where it has one of its own and any is known. */
export function withPort<P extends Probe>(probe: P, { services }: Pick<Stack, 'services'>): P {
  if (!('port' in probe) || probe.port !== null) return probe;
  const spoken = isSqlProbe(probe) ? (probe.dialect ?? probe.kind) : probe.kind;
  return { ...probe, port: services[probe.service]?.port ?? usualPorts[spoken] ?? null };
}

export const probeKinds = Object.keys(probeTraits) as readonly ProbeKind[];

/** The row and the probe are of one kind by the type of the table, which indexing by a union loses. */
const rowOf = ({ kind }: Probe): ProbeTraits<Probe> => probeTraits[kind] as ProbeTraits<Probe>;

type OfKind = Pick<Probe, 'kind'>;

/** What it sees is what users see. */
export const isUserProbe = ({ kind }: OfKind): boolean => probeTraits[kind].audience === 'users';

/** Users of that service. */
export const isUserProbeOf = (probe: Pick<Probe, 'kind' | 'service'>, service: ServiceName): boolean =>
  isUserProbe(probe) && probe.service === service;

export const hasLatency = (probe: Probe): boolean => rowOf(probe).hasLatency(probe);

/** Whether its answers have a value, to be compared. */
export const readsValue = (probe: Probe): boolean => rowOf(probe).readsValue(probe);

/** Whether it declares an answer that is neither good nor bad. */
export const canDegrade = (probe: Probe): boolean => 'degraded' in probe && probe.degraded != null;

export const spokenBy = ({ kind }: OfKind): string => probeTraits[kind].speaks;

/** The service that it tells of; null: it may tell of any. */
export const serviceToldOf = ({ kind, service }: Probe): ServiceName | null =>
  probeTraits[kind].tellsOfService ? service : null;

/** Whose client library asks it; null: none is needed. */
export function driverOf(probe: Probe): Driver | null {
  if (isSqlProbe(probe)) return probe.dialect;
  return 'client' in probe && probe.client !== undefined ? probe.kind : null;
}

/** Who asks it, where that is not this machine. */
const askedFrom = (probe: Probe): string => (isInside(probe) ? ', asked from inside the network' : '');

export const probeText = (probe: Probe): string => `${rowOf(probe).text(probe)}${askedFrom(probe)}`;

/** Whether it can be asked from inside the network as well as from this machine. */
export const isPlaced = (probe: Probe): probe is Probe & Placed => probeTraits[probe.kind].placed;

/** Whether it is asked from inside the network. */
export const isInside = (probe: Probe): boolean => isPlaced(probe) && probe.from === 'network';

/** Which container of its service it asks; null: whichever the address leads to. */
export const replicaAsked = (probe: Probe): number | null => (isPlaced(probe) ? (probe.replica ?? null) : null);

/** The alert that it watches; null: it watches something else. */
export const alertOf = (probe: Probe): string | null => (isPromqlProbe(probe) ? probe.alert : null);
