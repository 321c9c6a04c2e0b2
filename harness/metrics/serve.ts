/** Serves a registry at /metrics while a command runs. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { Registry } from 'prom-client';
import { fail } from '../model/failure.ts';
import { addressText, type ListenAddress } from './listen-address.ts';

export interface Served {
  /** `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Resolves once it listens. Throws R412 where it cannot. */
export async function serveMetrics(registry: Registry, address: ListenAddress): Promise<Served> {
  const server = createServer(answerFrom(registry));
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    refuse(address, error);
  }
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
  return {
    url: `http://${addressText({ host: address.host, port })}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A Prometheus keeps its connection, and would keep us.
        server.closeAllConnections();
      }),
  };
}

const answerFrom =
  (registry: Registry): RequestListener =>
  async ({ method, url }, response) => {
    const plain = { 'content-type': 'text/plain; charset=utf-8' };
    if (url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, plain).end('The metrics are at /metrics.\n');
    } else if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { ...plain, allow: 'GET, HEAD' }).end();
    } else {
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    }
  };

function refuse(address: ListenAddress, error: unknown): never {
  const at = addressText(address);
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason =
    { EADDRINUSE: 'something listens there already', EADDRNOTAVAIL: 'this machine has no such address' }[code] ??
    message;
  return fail('R412', `metrics cannot be served at ${at}: ${reason}`, {
    fix: 'stop what listens there, or name another address: --metrics 127.0.0.1:0 takes any free port',
    cause: error,
  });
}
