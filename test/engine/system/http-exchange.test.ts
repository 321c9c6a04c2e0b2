/** What a request sends and keeps: a body with its length, and as much of the answer as was asked for. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { HttpClient, HttpRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { secretOf } from '../../../harness/model/secret.ts';
import { milliseconds } from '../../../harness/model/time.ts';

/** Answers with what it was sent, or with so many letters. */
const echo: RequestListener = (request, response) => {
  const letters = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('letters') ?? 0);
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  request.on('end', () => {
    const {
      'content-type': type = '-',
      'content-length': length = '-',
      'transfer-encoding': chunked,
    } = request.headers;
    response.end(
      letters > 0 ? 'x'.repeat(letters) : `${request.method} ${type} ${length} ${chunked ?? 'whole'}: ${text}`,
    );
  });
};

describe('a request', () => {
  let server: Server;
  let http: HttpClient;

  const open = async (made: Server): Promise<void> => {
    server = made.listen(0, '127.0.0.1');
    await once(server, 'listening');
  };
  /** The body of the answer; for what did not answer, its outcome. */
  const ask = async (more: Partial<HttpRequest>): Promise<string> => {
    let read: string | null = null;
    const accept = (_: number, body: string): Outcome => {
      read = body;
      return 'ok';
    };
    const { port } = server.address() as AddressInfo;
    const base = { host: '127.0.0.1', port, method: 'POST', path: '/', connection: 'fresh' } as const;
    const { outcome } = await http.request({ ...base, timeout: milliseconds(5000), accept, ...more });
    return read ?? outcome;
  };

  beforeEach(() => {
    http = systemHttp(systemClock(), { SHOP_PASSWORD: 'hüsh', SHOP_KEY: 'k-1' });
  });

  afterEach(async () => {
    http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  for (const connection of ['fresh', 'kept'] as const) {
    it(`sends its body whole with type and length in bytes on a ${connection} connection`, async () => {
      await open(createServer(echo));
      const body = { contentType: 'application/json', text: '{"name":"é"}' };
      expect(await ask({ connection, body })).to.equal('POST application/json 13 whole: {"name":"é"}');
    });
  }

  for (const connection of ['fresh', 'kept'] as const) {
    it(`sends its headers and its login on a ${connection} connection, read from the environment`, async () => {
      const server = createServer(({ headers }, response) =>
        response.end(`${headers['x-key']} ${headers.authorization}`),
      );
      await open(server);
      const headers = { 'x-key': secretOf({ env: 'SHOP_KEY' }) };
      const login = { user: secretOf('shop'), password: secretOf({ env: 'SHOP_PASSWORD' }) };
      const basic = `Basic ${Buffer.from('shop:hüsh').toString('base64')}`;
      for (let count = 0; count < 2; count += 1) {
        expect(await ask({ connection, manner: { headers, auth: login } })).to.equal(`k-1 ${basic}`);
      }
      const bearer = secretOf({ env: 'SHOP_KEY' });
      expect(await ask({ connection, manner: { auth: { bearer } } })).to.equal('undefined Bearer k-1');
    });
  }

  it('shows its judge the headers of the answer', async () => {
    await open(createServer((_, response) => response.setHeader('X-Cache', 'hit').end()));
    expect(await ask({ accept: (_, __, headers) => (headers['x-cache'] === 'hit' ? 'ok' : 'wrong') })).to.equal('ok');
  });

  it('has no body where none is given', async () => {
    await open(createServer(echo));
    expect(await ask({ method: 'GET' })).to.equal('GET - - whole: ');
  });

  it('keeps as much of the answer as was asked for, and 64 KiB where nothing was', async () => {
    await open(createServer(echo));
    expect(await ask({ path: '/?letters=200000' })).to.have.length(65_536);
    expect(await ask({ path: '/?letters=200000', keep: 150_000 })).to.have.length(150_000);
    expect(await ask({ path: '/?letters=200000', keep: 4_000_000 })).to.have.length(200_000);
  });
});
