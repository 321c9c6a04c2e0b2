/** Every kind of probe, a row each: all that planning, judging and reports must know of its kind. */
import { isPromqlProbe, type Probe, type ProbeKind } from './probe.ts';
import type { ServiceName } from './stack.ts';

/** Where it is asked. */
export type Door =
  /** At the declared port that its service publishes. */
  | { readonly at: 'port'; readonly service: ServiceName }
  /** Inside a network of its service, by its key in the Compose file; null: the first. */
  | { readonly at: 'network'; readonly service: ServiceName; readonly network: string | null }
  /** Anywhere else, whether the stack is up or not. */
  | { readonly at: 'url'; readonly url: string };

export interface ProbeTraits<P> {
  /** Whose eyes it has. What users see is their downtime; what an observer sees tells of the stack, and is late in its own way. */
  readonly audience: 'users' | 'observer';
  readonly door: (probe: P) => Door;
  /** Whether it tells of its service; else that is only whom it asks. */
  readonly tellsOfService: boolean;
  /** Whether the time that an answer takes says anything of the stack. */
  readonly hasLatency: boolean;
  /** Where it has no name yet: `GET api/orders`. */
  readonly label: (probe: P) => string;
  /** What it asks, in one line. */
  readonly text: (probe: P) => string;
}

type ProbeOf<Kind extends ProbeKind> = Extract<Probe, { kind: Kind }>;

export const probeTraits: { readonly [Kind in ProbeKind]: ProbeTraits<ProbeOf<Kind>> } = {
  http: {
    audience: 'users',
    door: ({ service }) => ({ at: 'port', service }),
    tellsOfService: true,
    hasLatency: true,
    label: ({ method, service, path }) => `${method} ${service}${path}`,
    text: ({ method, service, path, rate, connections }) =>
      `${method} ${service}${path}, ${rate}/s over ${connections.join(' and ')} connections`,
  },
  promql: {
    audience: 'observer',
    door: ({ url, service }) => (url === null ? { at: 'port', service } : { at: 'url', url }),
    tellsOfService: false,
    hasLatency: false,
    label: ({ query }) => query,
    text: ({ url, service, query, rate }) => `${url ?? service} is asked for ${query}, ${rate}/s`,
  },
  dns: {
    audience: 'observer',
    door: ({ service, network }) => ({ at: 'network', service, network }),
    tellsOfService: true,
    hasLatency: true,
    label: ({ service }) => `the name ${service}`,
    text: ({ service, rate }) => `the name ${service} is looked up inside its network, ${rate}/s`,
  },
};

export const probeKinds = Object.keys(probeTraits) as readonly ProbeKind[];

/** The row and the probe are of one kind by the type of the table, which indexing by a union loses. */
const rowOf = ({ kind }: Probe): ProbeTraits<Probe> => probeTraits[kind] as ProbeTraits<Probe>;

type OfKind = Pick<Probe, 'kind'>;

/** What it sees is what users see. */
export const isUserProbe = ({ kind }: OfKind): boolean => probeTraits[kind].audience === 'users';

/** Users of that service. */
export const isUserProbeOf = (probe: Pick<Probe, 'kind' | 'service'>, service: ServiceName): boolean =>
  isUserProbe(probe) && probe.service === service;

export const hasLatency = ({ kind }: OfKind): boolean => probeTraits[kind].hasLatency;

/** The service that it tells of; null: it may tell of any. */
export const serviceToldOf = ({ kind, service }: Probe): ServiceName | null =>
  probeTraits[kind].tellsOfService ? service : null;

export const probeText = (probe: Probe): string => rowOf(probe).text(probe);

/** The alert that it watches; null: it watches something else. */
export const alertOf = (probe: Probe): string | null => (isPromqlProbe(probe) ? probe.alert : null);
