/** A call to a real HTTP/2 server ends once, with gRPC's status and message or with how it ended. */
import { constants, createSecureServer, createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Answer, GrpcRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemGrpc } from '../../../harness/engine/system/grpc-client.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { certificateAuthority } from './certificates.ts';
import { closedPort } from './misbehaving-server.ts';

const frame = (...message: readonly number[]): Buffer => Buffer.from([0, 0, 0, 0, message.length, ...message]);

interface Seen {
  readonly answer: Pick<Answer, 'outcome' | 'status'>;
  /** What `accept` was given. */
  readonly accepted: readonly unknown[];
}

async function call(server: Server | Http2Server, more: Partial<GrpcRequest> = {}): Promise<Seen> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const accepted: unknown[] = [];
  try {
    const { outcome, status } = await systemGrpc(systemClock()).call({
      ...{ host: '127.0.0.1', port, method: '/a.B/C', message: Uint8Array.of(1, 2), timeout: milliseconds(300) },
      accept: (code, message) => {
        accepted.push(code, message === null ? null : [...message]);
        return code === 0 ? 'ok' : 'not_serving';
      },
      ...more,
    });
    return { answer: { outcome, status }, accepted };
  } finally {
    server.close();
  }
}

const overHttp2 = (answer: (stream: ServerHttp2Stream, asked: Buffer, path: string) => void): Http2Server => {
  const server = createServer();
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.once('data', (asked: Buffer) => answer(stream, asked, String(headers[':path'])));
  });
  return server;
};
const overTcp = (onConnect: (socket: Socket) => void): Server =>
  createTcp((socket) => {
    socket.on('error', () => undefined);
    onConnect(socket);
  });

describe('a gRPC call', () => {
  it('sends its message in a frame, and is judged by status and message', async () => {
    let sent: readonly unknown[] = [];
    const server = overHttp2((stream, asked, path) => {
      sent = [path, [...asked]];
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.end(frame(8, 1));
    });
    const { answer, accepted } = await call(server);
    expect(answer).to.deep.equal({ outcome: 'ok', status: 0 });
    expect(accepted).to.deep.equal([0, [8, 1]]);
    expect(sent).to.deep.equal(['/a.B/C', [...frame(1, 2)]]);
  });

  it('is judged by a status without a message too', async () => {
    const server = overHttp2((stream) => stream.respond({ ':status': 200, 'grpc-status': '12' }, { endStream: true }));
    const { answer, accepted } = await call(server);
    expect(answer).to.deep.equal({ outcome: 'not_serving', status: 12 });
    expect(accepted).to.deep.equal([12, null]);
  });

  it('has the outcome of HTTP where somebody in between answers', async () => {
    const server = overHttp2((stream) => stream.respond({ ':status': 503 }, { endStream: true }));
    expect((await call(server)).answer).to.deep.equal({ outcome: 'http5xx', status: null });
  });

  it('is over its time where nothing comes, with HTTP/2 and without', async () => {
    expect((await call(overHttp2(() => undefined))).answer.outcome).to.equal('response_timeout');
    expect((await call(overTcp(() => undefined))).answer.outcome).to.equal('response_timeout');
  });

  it('is refused where nobody is', async () => {
    const request = {
      host: '127.0.0.1',
      port: await closedPort(),
      method: '/a.B/C',
      message: new Uint8Array(),
    } as const;
    const { outcome, connected } = await systemGrpc(systemClock()).call({
      ...request,
      timeout: milliseconds(300),
      accept: () => 'ok',
    });
    expect({ outcome, connected }).to.deep.equal({ outcome: 'refused', connected: null });
  });

  it('was reset where the server gives the stream up, or the connection', async () => {
    expect((await call(overHttp2((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM)))).answer.outcome).to.equal(
      'reset',
    );
    const abrupt = overTcp((socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    expect((await call(abrupt)).answer.outcome).to.equal('reset');
  });

  it('ended early where the other side went, and is no valid answer in HTTP/1', async () => {
    expect((await call(overTcp((socket) => socket.end()))).answer.outcome).to.equal('closed_early');
    const old = overTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await call(old)).answer.outcome).to.equal('protocol');
  });

  it('goes over TLS to a server whose certificate is for the name that is asked for, and to no other', async () => {
    const authority = certificateAuthority();
    const signed = authority.sign('shop.example');
    authority.remove();
    const served = () =>
      createSecureServer(signed).on('stream', (stream, headers) => {
        stream.on('error', () => undefined);
        stream.respond({ ':status': headers[':authority'] === 'shop.example' ? 200 : 421, 'grpc-status': '0' });
        stream.end();
      });
    const tls = { ca: authority.ca, serverName: 'shop.example' };
    expect((await call(served(), { tls })).answer).to.deep.equal({ outcome: 'ok', status: 0 });
    const wrong = { ...tls, serverName: 'other.example' };
    expect((await call(served(), { tls: wrong })).answer.outcome).to.equal('tls');
  });
});
