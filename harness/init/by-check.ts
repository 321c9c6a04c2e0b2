/** What a service is by its own health check: whom the check asks, at which port and for which path. */
import { type AskedAddress, askedAddresses } from '../model/check/addresses.ts';
import { readCheck } from '../model/check/check-command.ts';
import type { DescribedService } from '../model/described-service.ts';
import type { Speech } from './nature.ts';

export interface AskedByCheck {
  readonly speaks: Speech;
  readonly port: number;
  /** Of HTTP; `/` where the address has none. */
  readonly path: string | null;
  /** As a person would write it: `http://localhost:8091/ready`. */
  readonly address: string;
}

/** Null: the check asks nobody at the service's own address and at a port that is known. */
export function askedByCheck(service: DescribedService): AskedByCheck | null {
  const { health, environment, name } = service;
  if (health?.test == null) return null;
  const own = askedAddresses(readCheck(health.test, environment)).filter(({ host }) => isOwn(host, name));
  const [first] = own.flatMap((one) => {
    const speaks = speechOf(one);
    return speaks === null || one.port === null ? [] : [{ speaks, port: one.port, asked: one }];
  });
  if (first === undefined) return null;
  const { speaks, port, asked } = first;
  const path = speaks === 'http' ? withSlash(asked.path ?? '/') : null;
  return { speaks, port, path, address: `${asked.scheme}://${asked.host ?? 'localhost'}:${port}${path ?? ''}` };
}

/** A name that the shell puts in, such as `$HOSTNAME`, is nearly always its own. */
const isOwn = (host: string | null, name: string): boolean =>
  host === null || host === name || /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?|\[::1?\])$/.test(host);

const schemes: Readonly<Record<string, Speech>> = {
  http: 'http',
  https: 'tls',
  tcp: 'tcp',
  redis: 'redis',
  rediss: 'tls',
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  amqp: 'amqp',
  grpc: 'grpc',
  mongodb: 'tcp',
  kafka: 'tcp',
  cassandra: 'tcp',
  clickhouse: 'tcp',
};

const speechOf = ({ scheme }: AskedAddress): Speech | null => schemes[scheme] ?? null;

const withSlash = (path: string): string => (path.startsWith('/') ? path : `/${path}`).replace(/[?#]$/, '');
