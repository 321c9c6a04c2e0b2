/** Carries requests over HTTP/1.1: a connection of its own for each fresh one, and a pool for the kept ones. */
import type { RequestOptions } from 'node:http';
import type { HttpManner } from '../../model/http-probe.ts';
import type { HostPort } from '../clients.ts';
import type { Clock } from '../environment.ts';
import type { Carrier } from './carrier.ts';
import { exchange } from './http-exchange.ts';
import { KeptConnections } from './kept-connections.ts';
import { connectorOf } from './tls.ts';

export function http1Carrier({ tls }: HttpManner, headers: Readonly<Record<string, string>>, clock: Clock): Carrier {
  const open = connectorOf(tls, 'http/1.1');
  /** A connection of its own per request, made here: an agent per request would cost a seventh more. */
  const fresh: RequestOptions = {
    headers: { ...headers, connection: 'close' },
    createConnection: ({ host, port }) => open({ host: String(host), port: Number(port) }),
  };
  const pools = new Map<string, KeptConnections>();
  const poolTo = ({ host, port }: HostPort): KeptConnections => {
    const address = `${host}:${port}`;
    const pool = pools.get(address) ?? new KeptConnections(clock, open);
    pools.set(address, pool);
    return pool;
  };
  return {
    takeLoss: (at) => poolTo(at).takeLoss(),
    start: (asked, done) =>
      exchange(clock, asked, asked.connection === 'fresh' ? fresh : { agent: poolTo(asked), headers }, done),
    close() {
      for (const pool of pools.values()) pool.destroy();
      pools.clear();
    },
  };
}
