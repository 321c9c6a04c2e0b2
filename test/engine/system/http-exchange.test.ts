/** What a request sends and keeps: a body with its length, as much of the answer as was asked for, TLS with a verified certificate. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect } from 'chai';
import { execaSync } from 'execa';
import type { HttpClient, HttpRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
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
    http = systemHttp(systemClock());
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

  describe('over TLS', () => {
    let folder: string;
    let key: Buffer;
    let certificate: Buffer;
    const trusted = getCACertificates('default');

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'tls-'));
      const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost';
      const files = ['-keyout', 'key.pem', '-out', 'certificate.pem', '-addext', 'subjectAltName=DNS:localhost'];
      execaSync('openssl', [...words.split(' '), ...files], { cwd: folder });
      key = readFileSync(join(folder, 'key.pem'));
      certificate = readFileSync(join(folder, 'certificate.pem'));
    });

    after(() => {
      setDefaultCACertificates(trusted);
      rmSync(folder, { recursive: true });
    });

    it('is refused by us when nobody vouches for the certificate, and answered when somebody does', async () => {
      await open(createTlsServer({ key, cert: certificate }, echo));
      expect(await ask({ tls: true, host: 'localhost' })).to.equal('tls');
      setDefaultCACertificates([...trusted, certificate.toString()]);
      expect(await ask({ tls: true, host: 'localhost', method: 'GET' })).to.equal('GET - - whole: ');
    });
  });
});
