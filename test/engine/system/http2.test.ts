/** HTTP/2 against a real server: fresh and kept connections, with TLS and without, and every way in which an answer does not come. */
import { once } from 'node:events';
import {
  constants,
  createSecureServer,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Answer, HttpClient, HttpRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import type { HttpManner } from '../../../harness/model/http-probe.ts';
import type { Connection, Outcome } from '../../../harness/model/probe.ts';
import { secretOf } from '../../../harness/model/secret.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { certificateAuthority } from './certificates.ts';
import { closedPort } from './misbehaving-server.ts';

const { NGHTTP2_CANCEL, NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_INTERNAL_ERROR } = constants;

type Way = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

/** By path: how the server behaves. */
const ways: Readonly<Record<string, Way>> = {
  '/good': (stream) => {
    stream.respond({ ':status': 200, 'x-instance': 'one' });
    stream.end('42');
  },
  '/broken': (stream) => stream.respond({ ':status': 503 }, { endStream: true }),
  '/slow': (stream) => void setTimeout(() => ways['/good']!(stream, {}), 30),
  '/hang': () => undefined,
  '/hang-after-headers': (stream) => stream.respond({ ':status': 200 }),
  '/given-up': (stream) => stream.close(NGHTTP2_INTERNAL_ERROR),
  '/cancelled': (stream) => {
    stream.respond({ ':status': 200 });
    stream.write('4', () => stream.close(NGHTTP2_CANCEL));
  },
  '/calm': (stream) => stream.session!.goaway(NGHTTP2_ENHANCE_YOUR_CALM),
  '/half': (stream) => {
    stream.respond({ ':status': 200 });
    stream.write('4');
  },
};

const expected: Readonly<Record<string, Outcome>> = {
  '/good': 'ok',
  '/broken': 'http5xx',
  '/slow': 'ok',
  '/hang': 'response_timeout',
  '/hang-after-headers': 'response_timeout',
  '/given-up': 'reset',
  '/cancelled': 'reset',
  '/calm': 'reset',
};

describe('over HTTP/2', () => {
  let http: HttpClient;
  let sessions: ServerHttp2Session[];
  let sockets: Socket[];
  let asked: IncomingHttpHeaders[];
  let sent: string[];
  const servers: Server[] = [];
  const authority = certificateAuthority();
  const signed = authority.sign('shop.example');

  const listen = async (server: Server | Http2Server): Promise<number> => {
    servers.push(server as Server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const watched = (server: Http2Server): Http2Server => {
    server.on('connection', (socket: Socket) => sockets.push(socket));
    server.on('session', (session) => {
      sessions.push(session);
      session.on('error', () => undefined);
    });
    server.on('stream', (stream, headers) => {
      asked.push(headers);
      stream.on('error', () => undefined);
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => sent.push(text));
      ways[String(headers[':path'])]?.(stream, headers);
    });
    return server;
  };

  const plain: HttpManner = { http2: true };
  const overTls: HttpManner = { http2: true, tls: { ca: authority.ca, serverName: 'shop.example' } };
  const ask = (port: number, path: string, connection: Connection, more: Partial<HttpRequest> = {}): Promise<Answer> =>
    http.request({
      ...{ host: '127.0.0.1', port, method: 'GET', path, connection, manner: plain },
      timeout: milliseconds(path.includes('hang') ? 60 : 2000),
      accept: (status, body) => (status >= 500 ? 'http5xx' : body === '42' ? 'ok' : 'wrong_body'),
      ...more,
    });

  beforeEach(() => {
    [sessions, sockets, asked, sent] = [[], [], [], []];
    http = systemHttp(systemClock(), {});
  });

  afterEach(async () => {
    http.close();
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });

  after(() => authority.remove());

  for (const [path, outcome] of Object.entries(expected)) {
    it(`is ${outcome} of ${path.slice(1)}, on a fresh connection and on a kept one, and good afterwards`, async () => {
      const port = await listen(watched(createServer()));
      expect((await ask(port, path, 'fresh')).outcome).to.equal(outcome);
      expect((await ask(port, '/good', 'kept')).outcome).to.equal('ok');
      expect((await ask(port, path, 'kept')).outcome).to.equal(outcome);
      expect((await ask(port, '/good', 'kept')).outcome, 'afterwards').to.equal('ok');
    });
  }

  it('is ended early where the connection ends inside the answer, and not taken for whole', async () => {
    const port = await listen(watched(createServer()));
    for (const connection of ['fresh', 'kept'] as const) {
      const answer = ask(port, '/half', connection);
      while (asked.length < sockets.length || sockets.length === 0) await new Promise(setImmediate);
      setTimeout(() => sockets.at(-1)!.end(), 20);
      expect((await answer).outcome, connection).to.equal('closed_early');
    }
  });

  it('is refused where nobody is, and no valid answer of a server of HTTP/1', async () => {
    expect((await ask(await closedPort(), '/good', 'kept')).outcome).to.equal('refused');
    const old = createTcp((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    expect((await ask(await listen(old), '/good', 'fresh')).outcome).to.equal('protocol');
  });

  for (const [name, manner, server] of [
    ['without TLS', plain, () => createServer()],
    ['over TLS', overTls, () => createSecureServer(signed)],
  ] as const) {
    it(`has a connection for every fresh request and one for all kept ones, also side by side, ${name}`, async () => {
      const port = await listen(watched(server()));
      for (let count = 0; count < 3; count += 1) await ask(port, '/good', 'fresh', { manner });
      expect(sessions).to.have.length(3);
      const kept = ['/slow', '/good', '/slow'].map((path) => ask(port, path, 'kept', { manner }));
      expect((await Promise.all(kept)).map((one) => one.outcome)).to.deep.equal(['ok', 'ok', 'ok']);
      expect(sessions).to.have.length(4);
      const { sent: left, connected, firstByte, end, status, instance } = await ask(port, '/slow', 'kept', { manner });
      expect(connected).to.equal(left);
      expect(firstByte! - left).to.be.at.least(25);
      expect(end).to.be.at.least(firstByte!);
      expect({ status, instance }).to.deep.equal({ status: 200, instance: 'one' });
    });
  }

  it('sends its method, headers and body, and the name that TLS asks for as its host', async () => {
    const port = await listen(watched(createSecureServer(signed)));
    const manner = { ...overTls, headers: { 'x-key': secretOf('k-1') } };
    const body = { contentType: 'application/json', text: '{"a":"é"}' };
    await ask(port, '/good', 'fresh', { manner, method: 'POST', body });
    expect(asked[0]).to.include({ ':method': 'POST', ':authority': 'shop.example', ':scheme': 'https' });
    expect(asked[0]).to.include({ 'x-key': 'k-1', 'content-type': 'application/json', 'content-length': '10' });
    expect(sent).to.deep.equal([body.text]);
    await ask(port, '/good', 'fresh', { manner, method: 'HEAD' });
    expect(asked[1]).to.include({ ':method': 'HEAD' });
  });

  it('is not agreed on with a server that speaks HTTP/1.1 alone', async () => {
    const port = await listen(createHttps({ ...signed, ALPNProtocols: [] }, (_, response) => response.end('42')));
    const { outcome, said } = await ask(port, '/good', 'fresh', { manner: overTls });
    expect(`${outcome}: ${said}`).to.match(/^(protocol: it does not offer HTTP\/2|tls: .*no application protocol)$/);
  });

  it('tells once of a kept connection that ended while it was idle, and opens another', async () => {
    const port = await listen(watched(createServer()));
    await ask(port, '/good', 'kept');
    sockets[0]!.end();
    await once(sessions[0]!, 'close');
    await ask(port, '/slow', 'fresh');
    expect(await ask(port, '/good', 'kept')).to.include({ outcome: 'closed_early', connected: null, status: null });
    expect((await ask(port, '/good', 'kept')).outcome).to.equal('ok');
  });

  it('opens another without a word where the server said before that it would end it', async () => {
    const port = await listen(watched(createServer()));
    await ask(port, '/good', 'kept');
    sessions[0]!.close();
    await once(sessions[0]!, 'close');
    await ask(port, '/slow', 'fresh');
    expect((await ask(port, '/good', 'kept')).outcome).to.equal('ok');
    expect(sessions).to.have.length(3);
  });

  it('lets go of a connection that hung, which others who wait on it keep', async () => {
    const port = await listen(watched(createServer()));
    const waiting = ask(port, '/hang', 'kept', { timeout: milliseconds(150) });
    expect((await ask(port, '/hang', 'kept')).outcome).to.equal('response_timeout');
    expect((await ask(port, '/good', 'kept')).outcome).to.equal('ok');
    expect((await waiting).outcome).to.equal('response_timeout');
    expect(sessions).to.have.length(2);
    if (!sessions[0]!.destroyed) await once(sessions[0]!, 'close');
  });

  it('is given up by us where the client is closed', async () => {
    const port = await listen(watched(createServer()));
    const pending = (['fresh', 'kept'] as const).map((connection) =>
      ask(port, '/hang', connection, { timeout: milliseconds(60_000) }),
    );
    while (asked.length < 2) await new Promise(setImmediate);
    http.close();
    expect((await Promise.all(pending)).map((one) => one.outcome)).to.deep.equal(['harness_late', 'harness_late']);
  });
});
