/** What requests of one manner take of Node, made once: their headers, their way to connect, and their kept connections. */
import type { RequestOptions } from 'node:http';
import type { HttpManner } from '../../model/http-probe.ts';
import type { EnvironmentVariables } from '../../model/secret.ts';
import type { HostPort } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { headersOf } from './http-headers.ts';
import { KeptConnections } from './kept-connections.ts';
import { connectorOf } from './tls.ts';

export interface Carrier {
  /** A connection of its own per request, made here: an agent per request would cost a seventh more. */
  readonly fresh: RequestOptions;
  readonly headers: Readonly<Record<string, string>>;
  /** Those to one address. */
  keptTo(at: HostPort): KeptConnections;
  close(): void;
}

export function carrierOf(manner: HttpManner, clock: Clock, variables: EnvironmentVariables): Carrier {
  const headers = headersOf(manner, variables);
  const open = connectorOf(manner.tls, 'http/1.1');
  const pools = new Map<string, KeptConnections>();
  return {
    headers,
    fresh: {
      headers: { ...headers, connection: 'close' },
      createConnection: ({ host, port }) => open({ host: String(host), port: Number(port) }),
    },
    keptTo({ host, port }) {
      const address = `${host}:${port}`;
      const pool = pools.get(address) ?? new KeptConnections(clock, open);
      pools.set(address, pool);
      return pool;
    },
    close() {
      for (const pool of pools.values()) pool.destroy();
      pools.clear();
    },
  };
}
