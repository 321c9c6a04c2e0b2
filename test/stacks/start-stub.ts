/** A server on loopback whose path says what it does, for programs that call another. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Stub {
  readonly url: string;
  readonly server: Server;
  /** The paths asked for, in order. */
  readonly asked: string[];
  /** The client's port of each request: two of one value mean a reused connection. */
  readonly clientPorts: (number | undefined)[];
}

/** Knows, whatever the query, `/status/N`, `/after/MS`, `/to/N/PATH` (a redirect with status N), `/body/TEXT`, `/cut` and `/hang`. */
export async function startStub(): Promise<Stub> {
  const asked: string[] = [];
  const clientPorts: (number | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    clientPorts.push(request.socket.remotePort);
    act(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the stub has no port');
  return { url: `http://127.0.0.1:${address.port}`, server, asked, clientPorts };
}

export function stopStub({ server }: Stub): void {
  server.closeAllConnections();
  server.close();
}

function act(request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?');
  const [, verb = '', value = '', ...rest] = path.split('/');
  switch (verb) {
    case 'status':
      response.writeHead(Number(value)).end();
      break;
    case 'after':
      setTimeout(() => response.end('late'), Number(value));
      break;
    case 'to':
      response.writeHead(Number(value), { location: `/${rest.join('/')}` }).end();
      break;
    case 'body':
      response.end(decodeURIComponent(value));
      break;
    case 'cut':
      response.destroy();
      break;
    default:
  }
}
