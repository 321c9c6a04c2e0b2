/** TLS with a real server: who is trusted, which name is asked for, and why a certificate is not taken. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import type { Answer, HttpClient } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import type { HttpManner, Tls } from '../../../harness/model/http-probe.ts';
import type { Connection } from '../../../harness/model/probe.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { type Authority, certificateAuthority } from './certificates.ts';

describe('over TLS', () => {
  let authority: Authority;
  let server: Server;
  let http: HttpClient;
  /** The names that were asked for, one for each connection. */
  let names: (string | false)[];

  const ask = (manner: HttpManner, connection: Connection = 'fresh', more: object = {}): Promise<Answer> => {
    const { port } = server.address() as AddressInfo;
    const asked = { host: '127.0.0.1', port, method: 'GET', path: '/', connection, manner, ...more };
    return http.request({
      timeout: milliseconds(5000),
      accept: (status) => (status === 200 ? 'ok' : 'wrong'),
      ...asked,
    });
  };
  const said = async (tls: Tls): Promise<string> => {
    const { outcome, said: reason = '' } = await ask({ tls });
    return `${outcome}: ${reason}`;
  };

  before(async () => {
    authority = certificateAuthority();
    const contexts: Readonly<Record<string, ReturnType<typeof createSecureContext>>> = {
      'shop.example': createSecureContext(authority.sign('shop.example')),
      'old.example': createSecureContext(authority.sign('old.example', 'expired')),
    };
    server = createServer(
      {
        ...authority.sign('other.example'),
        SNICallback: (name, done) => done(null, contexts[name]),
      },
      (_, response) => response.end('ok'),
    );
    server.on('secureConnection', ({ servername }: TLSSocket & { servername: string | false }) =>
      names.push(servername),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    authority.remove();
  });

  beforeEach(() => {
    names = [];
    http = systemHttp(systemClock(), {});
  });

  afterEach(() => http.close());

  for (const connection of ['fresh', 'kept'] as const) {
    it(`is answered where the authority is trusted, by the name that is asked for, on ${connection} connections`, async () => {
      const manner: HttpManner = { tls: { ca: authority.ca, serverName: 'shop.example' } };
      const answers = [await ask(manner, connection), await ask(manner, connection)];
      expect(answers.map((one) => one.outcome)).to.deep.equal(['ok', 'ok']);
      expect(names).to.deep.equal(Array(connection === 'fresh' ? 2 : 1).fill('shop.example'));
      for (const { sent, connected, firstByte, end } of answers) {
        expect([sent, connected!, firstByte!, end]).to.deep.equal(
          [sent, connected!, firstByte!, end].toSorted((a, b) => a - b),
        );
      }
    });
  }

  it('is refused by us, with the reason, where nobody vouches for the certificate, or it is for another name, or over', async () => {
    const { ca } = authority;
    expect(await said({ serverName: 'shop.example' })).to.match(
      /^tls: unable to verify|^tls: unable to get local issuer/,
    );
    expect(await said({ ca, serverName: 'wrong.example' })).to.match(/^tls: .*wrong\.example.* DNS:other\.example/);
    expect(await said({ ca, serverName: 'old.example' })).to.equal('tls: certificate has expired');
  });

  it('takes them all where they need not be valid', async () => {
    const answers = [{ serverName: 'wrong.example' }, { serverName: 'old.example' }].map((tls) =>
      ask({ tls: { ...tls, verify: false } }),
    );
    expect((await Promise.all(answers)).map((one) => one.outcome)).to.deep.equal(['ok', 'ok']);
  });

  it('is told from a port that speaks no TLS, and from one that hangs up', async () => {
    const { createServer: createTcp } = await import('node:net');
    const plain = createTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const closing = createTcp((socket) => socket.once('data', () => socket.end()));
    for (const [other, outcome] of [
      [plain, 'tls'],
      [closing, 'closed_early'],
    ] as const) {
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      expect(
        (await ask({ tls: { verify: false } }, 'fresh', { port: (other.address() as AddressInfo).port })).outcome,
      ).to.equal(outcome);
      other.close();
    }
  });
});
