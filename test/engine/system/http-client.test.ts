/** Every way in which a server can fail has exactly its outcome, over fresh and over kept connections. */
import { once } from 'node:events';
import { expect } from 'chai';
import type { Answer, HttpClient, HttpRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import type { Connection, Outcome } from '../../../harness/model/probe.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { closedPort, type MisbehavingServer, startMisbehavingServer } from './misbehaving-server.ts';

const accept = (status: number, body: string): Outcome =>
  status >= 500 ? 'http5xx' : status >= 400 ? 'http4xx' : status === 200 && body.startsWith('42') ? 'ok' : 'wrong';

const expected: Readonly<Record<string, Outcome>> = {
  '/good': 'ok',
  '/missing': 'http4xx',
  '/broken': 'http5xx',
  '/wrong': 'wrong',
  '/moved': 'wrong',
  '/large': 'ok',
  '/chunked': 'ok',
  '/continue': 'ok',
  '/until-close': 'ok',
  '/slow': 'ok',
  '/reset': 'reset',
  '/close': 'closed_early',
  '/hang': 'response_timeout',
  '/garbage': 'protocol',
  '/upgrade': 'protocol',
  '/half-headers': 'closed_early',
  '/half-body': 'closed_early',
  '/half-chunk': 'closed_early',
  '/half-body-reset': 'reset',
  '/hang-in-headers': 'response_timeout',
  '/hang-after-headers': 'response_timeout',
};

describe('the real HTTP client', () => {
  let server: MisbehavingServer;
  let http: HttpClient;

  const ask = (path: string, connection: Connection, more: Partial<HttpRequest> = {}): Promise<Answer> => {
    const timeout = milliseconds(path.includes('hang') ? 60 : 2000);
    const base = { host: '127.0.0.1', port: server.port, method: 'GET', path, connection, timeout, accept };
    return http.request({ ...base, ...more });
  };

  beforeEach(async () => {
    server = await startMisbehavingServer();
    http = systemHttp(systemClock(), {});
  });

  afterEach(async () => {
    http.close();
    await server.close();
  });

  for (const [path, outcome] of Object.entries(expected)) {
    it(`calls ${path.slice(1)} ${outcome}, on a fresh connection and on a kept one`, async () => {
      expect((await ask(path, 'fresh')).outcome).to.equal(outcome);
      expect((await ask('/good', 'kept')).outcome).to.equal('ok');
      expect((await ask(path, 'kept')).outcome).to.equal(outcome);
      expect(server.sockets).to.have.length(2);
      expect((await ask('/good', 'kept')).outcome, 'afterwards').to.equal('ok');
    });
  }

  for (const connection of ['fresh', 'kept'] as const) {
    it(`calls a closed port refused on a ${connection} connection`, async () => {
      const answer = await ask('/good', connection, { port: await closedPort() });
      expect(answer).to.include({ outcome: 'refused', connected: null, firstByte: null, status: null });
    });

    it(`reads the instants of a slow answer in their order on a ${connection} connection`, async () => {
      const { sent, connected, firstByte, end, status, instance } = await ask('/slow', connection);
      expect(sent).to.be.at.most(connected!);
      expect(firstByte! - connected!).to.be.at.least(25);
      expect(end).to.be.at.least(firstByte!);
      expect({ status, instance }).to.deep.equal({ status: 200, instance: 'one' });
    });

    it(`never ends a hanging request before its time on a ${connection} connection`, async () => {
      const { sent, end, firstByte } = await ask('/hang', connection);
      expect(end - sent).to.be.within(59, 200);
      expect(firstByte).to.equal(null);
    });

    it(`knows the first byte of an answer that hangs in its headers on a ${connection} connection`, async () => {
      const answer = await ask('/hang-in-headers', connection);
      expect(answer.firstByte).to.be.a('number');
      expect(answer.status).to.equal(null);
    });

    it(`judges a body by its first 64 KiB on a ${connection} connection`, async () => {
      let kept = 0;
      const measure = (_: number, body: string): Outcome => {
        kept = body.length;
        return 'ok';
      };
      await ask('/large', connection, { accept: measure });
      expect(kept).to.equal(65_536);
    });

    it(`ends what is under way when it is closed, as given up by us, on a ${connection} connection`, async () => {
      const pending = ask('/hang', connection, { timeout: milliseconds(60_000) });
      while (server.asked.length === 0) await new Promise(setImmediate);
      http.close();
      expect((await pending).outcome).to.equal('harness_late');
      await once(server.sockets[0]!, 'close');
    });
  }

  it('opens a connection for every fresh request and one for all kept requests', async () => {
    for (let count = 0; count < 3; count++) await ask('/good', 'fresh');
    expect(server.sockets).to.have.length(3);
    for (let count = 0; count < 3; count++) await ask('/good', 'kept');
    expect(server.sockets).to.have.length(4);
  });

  it('opens another kept connection while one is busy', async () => {
    const hanging = ask('/hang', 'kept');
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
    expect((await hanging).outcome).to.equal('response_timeout');
    expect(server.sockets).to.have.length(2);
  });

  it('tells once of a kept connection that the server closed while it was idle, and replaces it', async () => {
    await ask('/good', 'kept');
    server.sockets[0]!.end();
    await once(server.sockets[0]!, 'close');
    expect(await ask('/good', 'kept')).to.include({ outcome: 'closed_early', connected: null, status: null });
    expect(server.asked, 'nothing is sent again in silence').to.have.length(1);
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
  });

  it('tells once of a kept connection that was reset while it was idle', async () => {
    await ask('/good', 'kept');
    server.sockets[0]!.resetAndDestroy();
    await ask('/slow', 'fresh');
    // Which of the two depends on the Node that runs this.
    expect((await ask('/good', 'kept')).outcome).to.be.oneOf(['reset', 'closed_early']);
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
  });

  it('says nothing of a spare connection that ended', async () => {
    await Promise.all([ask('/good', 'kept'), ask('/slow', 'kept')]);
    server.sockets[0]!.end();
    await once(server.sockets[0]!, 'close');
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
    expect(server.sockets).to.have.length(2);
  });

  it('does not count against the server an idle connection that it ended after its keep-alive time', async () => {
    let now = 0;
    http.close();
    http = systemHttp({ ...systemClock(), now: () => now as never }, {});
    await ask('/good', 'kept');
    now = 1600;
    server.sockets[0]!.end();
    await once(server.sockets[0]!, 'close');
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
    now = 3200;
    expect((await ask('/good', 'kept')).outcome).to.equal('ok');
    expect(server.sockets, 'a connection that idled too long is not trusted').to.have.length(3);
  });
});
