/** Where each service is asked as its users ask it, by what it is taken for: a probe for each service that can be asked. */
import { amqp, mysql, postgres, redis } from '../dsl/databases.ts';
import { grpc } from '../dsl/grpc.ts';
import { http } from '../dsl/http.ts';
import { tcp } from '../dsl/tcp.ts';
import type { Nature } from '../init/nature.ts';
import { recognise } from '../init/recognise.ts';
import { runsOnce } from '../init/runs-once.ts';
import type { DescribedService } from '../model/described-service.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import { insideReachOf, reachOf } from '../model/reach.ts';
import type { ServiceName, ServiceRef } from '../model/stack.ts';

/** A service, as its users see it. */
export interface Asked {
  readonly service: ServiceName;
  readonly port: number;
  readonly probe: Probe;
  /** `GET / at port 80`. */
  readonly text: string;
  /** Whether it gets no answer of a process that is frozen. */
  readonly seesHang: boolean;
}

export interface Entries {
  readonly asked: readonly Asked[];
  /** Why a service cannot be asked. */
  readonly notAsked: ReadonlyMap<ServiceName, string>;
}

/** Answers by which a server shows that it serves, where nothing is known of its pages. */
const noServerError = [200, 201, 202, 204, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405];

export function entriesOf(services: readonly DescribedService[]): Entries {
  const asked: Asked[] = [];
  const notAsked = new Map<ServiceName, string>();
  for (const service of services) {
    if (runsOnce(service, services) !== null || service.replicas === 0) continue;
    const one = askedAs(service, services);
    if (typeof one === 'string') notAsked.set(service.name, one);
    else asked.push(one);
  }
  return { asked, notAsked };
}

/** By the probes' names, which are those of their services. */
export const probesOf = (asked: readonly Asked[]): Readonly<Record<ProbeName, Probe>> =>
  Object.fromEntries(asked.map((one) => [one.service, one.probe]));

export const portsOf = (asked: readonly Asked[]): Readonly<Record<ServiceName, { readonly port: number }>> =>
  Object.fromEntries(asked.map(({ service, port }) => [service, { port }]));

function askedAs(service: DescribedService, services: readonly DescribedService[]): Asked | string {
  const nature = recognise(service, services);
  const { port } = nature;
  if (port === null) return `no port of ${service.name} is known, so its users cannot be asked`;
  if (nature.speaks === 'udp') return `${service.name} is asked by UDP, which no probe speaks`;
  const outside = reachOf(service.name, services, port);
  if (outside.at === 'nowhere' && insideReachOf(service.name, services).at === 'nowhere') return outside.why;
  const ref: ServiceRef = { type: 'service', name: service.name };
  const { probe, text, seesHang } = probeOf(ref, nature, port, outside.at === 'nowhere');
  return { service: service.name, port, probe, text: `${text} at port ${port}`, seesHang };
}

function probeOf(service: ServiceRef, nature: Nature, port: number, inside: boolean): Omit<Asked, 'service' | 'port'> {
  const placed = inside ? { from: 'network' as const } : {};
  const server = { port, ...placed, rate: '10/s' as const };
  switch (nature.speaks) {
    case 'http': {
      const path: `/${string}` = `/${(nature.path ?? '/').replace(/^\//, '')}`;
      const status = nature.status === 'any' ? noServerError : (nature.status ?? [200]);
      return {
        probe: http(service, path, { rate: '10/s', status: [...status], ...placed }),
        text: `GET ${path}`,
        seesHang: true,
      };
    }
    case 'redis':
      return { probe: redis(service, server), text: 'PING', seesHang: true };
    case 'postgres':
      return { probe: postgres(service, server), text: 'a start-up message of PostgreSQL', seesHang: true };
    case 'mysql':
      return { probe: mysql(service, server), text: 'the greeting of MySQL', seesHang: true };
    case 'amqp':
      return { probe: amqp(service, server), text: 'the header of AMQP', seesHang: true };
    case 'grpc':
      return { probe: grpc(service, server), text: 'gRPC', seesHang: true };
    case 'dns':
    case 'tls':
    case 'tcp':
    case 'udp':
    case 'unknown': {
      const { send, awaits } = nature.exchange ?? {};
      const exchange = awaits === undefined ? {} : { awaits, ...(send !== undefined && { send }) };
      return { probe: tcp(service, { ...server, ...exchange }), text: 'a connection', seesHang: awaits !== undefined };
    }
  }
}
