/** An HTTP server of a test's own that answers as it is told and keeps what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Given {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StubServer {
  readonly url: URL;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

export async function stubServer(answer: (asked: Asked) => Given): Promise<StubServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, headers, body });
    const given = answer(asked.at(-1)!);
    response.writeHead(given.status, given.headers).end(given.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Where nothing listens: the address of a server that was just closed. */
export async function nobody(): Promise<URL> {
  const server = await stubServer(() => ({ status: 200 }));
  await server.close();
  return server.url;
}
