/** The real HTTP client: fresh and kept connections, every request timed and ended, whatever the other side does. */
import type { RequestOptions } from 'node:http';
import { connect, isIP, type NetConnectOpts } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Answer, HttpClient, HttpRequest } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { exchange } from './http-exchange.ts';
import { KeptConnections } from './kept-connections.ts';

/** A connection of its own per request, made here: an agent per request would cost a seventh more. */
const fresh: RequestOptions = {
  headers: { connection: 'close' },
  createConnection: ({ host, port }) => connect({ host, port } as NetConnectOpts),
};

/** The same over TLS. A certificate is asked for by name; an address has none to ask for. */
const freshTls: RequestOptions = {
  ...fresh,
  createConnection: ({ host, port }) =>
    connectTls({ host: String(host), port: Number(port), servername: isIP(String(host)) === 0 ? String(host) : '' }),
};

/**
 * A client whose instants are read from `clock`. No limit on connections: a busy kept one never makes a request wait.
 * `close` ends everything at once; requests that were under way come back as `harness_late`, because we gave them up.
 */
export function systemHttp(clock: Clock): HttpClient {
  const pools = new Map<string, KeptConnections>();
  const underWay = new Set<() => void>();

  const poolOf = ({ host, port }: HttpRequest): KeptConnections => {
    const address = `${host}:${port}`;
    const pool = pools.get(address) ?? new KeptConnections(clock);
    pools.set(address, pool);
    return pool;
  };

  const start = (asked: HttpRequest, via: RequestOptions): Promise<Answer> =>
    new Promise((resolve) => {
      const abandon = exchange(clock, asked, via, (answer) => {
        underWay.delete(abandon);
        resolve(answer);
      });
      underWay.add(abandon);
    });

  return {
    request(asked) {
      if (asked.tls === true) return start(asked, freshTls);
      if (asked.connection === 'fresh') return start(asked, fresh);
      const agent = poolOf(asked);
      const loss = agent.takeLoss();
      if (loss === null) return start(asked, { agent });
      const now = clock.now();
      const never = { connected: null, firstByte: null, status: null, instance: null };
      return Promise.resolve({ sent: now, ...never, end: now, outcome: loss });
    },
    close() {
      for (const abandon of underWay) abandon();
      for (const pool of pools.values()) pool.destroy();
      pools.clear();
    },
  };
}
