/** A loopback server that breaks each in its own way, by path; `/good` answers as a server should. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface MisbehavingServer {
  readonly port: number;
  /** Every connection that it ever accepted. */
  readonly sockets: readonly Socket[];
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const answer = (status: string, body: string, more = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\nX-Instance: one\r\n${more}\r\n${body}`;

const manners: Readonly<Record<string, (socket: Socket) => void>> = {
  '/good': (socket) => socket.write(answer('200 OK', '42')),
  '/missing': (socket) => socket.write(answer('404 Not Found', 'no')),
  '/broken': (socket) => socket.write(answer('500 Internal Server Error', 'no')),
  '/wrong': (socket) => socket.write(answer('200 OK', 'sorry')),
  '/moved': (socket) => socket.write(answer('302 Found', '', 'Location: /good\r\n')),
  '/large': (socket) => socket.write(answer('200 OK', '42'.padEnd(100_000, '.'))),
  '/chunked': (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n4\r\n1\r\n2\r\n0\r\n\r\n'),
  '/continue': (socket) => socket.write(`HTTP/1.1 100 Continue\r\n\r\n${answer('200 OK', '42')}`),
  '/until-close': (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n42'),
  '/slow': (socket) => void setTimeout(() => socket.write(answer('200 OK', '42')), 30),
  '/reset': (socket) => void socket.resetAndDestroy(),
  '/close': (socket) => void socket.end(),
  '/hang': () => undefined,
  '/garbage': (socket) => socket.write('\x00\x01 this is not HTTP\r\n\r\n'),
  '/upgrade': (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
  '/half-headers': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
  '/half-body': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n42'),
  '/half-chunk': (socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n42'),
  '/half-body-reset': (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n42', () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    ),
  '/hang-in-headers': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Le'),
  '/hang-after-headers': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'),
};

export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const sockets: Socket[] = [];
  const asked: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const path = /^[A-Z]+ (\S+) /.exec(String(data))?.[1] ?? '';
      asked.push(path);
      manners[path]?.(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await startMisbehavingServer();
  await server.close();
  return server.port;
}
