/** Redirects are followed within the service and the slot's time, and nowhere else. */
import { expect } from 'chai';
import type { HttpRequest } from '../../../harness/engine/clients.ts';
import { secretOf } from '../../../harness/model/secret.ts';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { httpAsker } from '../../../harness/probes/http/asker.ts';
import { httpProbe } from '../../plan/parts.ts';
import { handDriven } from '../hand-driven.ts';

type Pages = Readonly<Record<string, readonly [status: number, location?: string]>>;

/** One slot of 100 ms; every answer takes 10 ms. */
async function asked(pages: Pages, more: Parameters<typeof httpProbe>[0] = {}) {
  const world = handDriven({
    answersAfter: 10,
    reply({ path }: HttpRequest) {
      const [status, location] = pages[path] ?? [404];
      return { status, body: '', ...(location !== undefined && { headers: { location } }) };
    },
  });
  const probe = httpProbe({ redirects: 'follow', path: '/', ...more });
  const asker = httpAsker(probe, world.env.clients.http, () => ({ host: '127.0.0.1', port: 8080 }));
  const answering = asker.ask({ number: 0, connection: 'kept', due: instant(0) }, milliseconds(100));
  await world.advance(1000);
  const { outcome, status, said, sent, end } = await answering;
  const way = world.requests.map(({ method, path, body }) => `${method} ${path}${body === undefined ? '' : ' {}'}`);
  return { outcome, status, said, took: end - sent, way };
}

describe('a redirect', () => {
  it('is an answer like any other where nobody follows it', async () => {
    const { outcome, status, way } = await asked({ '/': [302, '/home'] }, { redirects: undefined! });
    expect({ outcome, status, way }).to.deep.equal({ outcome: 'wrong', status: 302, way: ['GET /'] });
  });

  it('is followed at the same host, by path and by address, and takes the time of all', async () => {
    const pages: Pages = { '/': [301, 'b?c=1'], '/b?c=1': [307, 'http://127.0.0.1:8080/d#e'], '/d': [200] };
    const { outcome, took, way } = await asked(pages);
    expect({ outcome, took, way }).to.deep.equal({ outcome: 'ok', took: 30, way: ['GET /', 'GET /b?c=1', 'GET /d'] });
  });

  it('is not followed to anybody else, nor to what is no address', async () => {
    const away = await asked({ '/': [302, 'https://127.0.0.1:8080/'] });
    expect(away.outcome).to.equal('wrong');
    expect(away.said).to.equal('it redirected to https://127.0.0.1:8080, which is not followed');
    expect(away.way).to.have.length(1);
    const nowhere = await asked({ '/': [302, 'http://['] });
    expect(nowhere.said).to.equal('it redirected to "http://[", which is no address');
  });

  it('may name the host that was asked for by its header', async () => {
    const manner = { headers: { host: secretOf('shop.example') } };
    const { outcome, way } = await asked({ '/': [302, 'http://shop.example/home'], '/home': [200] }, { manner });
    expect({ outcome, way }).to.deep.equal({ outcome: 'ok', way: ['GET /', 'GET /home'] });
  });

  it('is not followed where it is itself declared good', async () => {
    const { outcome, way } = await asked({ '/': [302, '/home'] }, { status: [302] });
    expect({ outcome, way }).to.deep.equal({ outcome: 'ok', way: ['GET /'] });
  });

  it('does not post again what was posted, but where the answer says so', async () => {
    const posting = { method: 'POST', json: '{}' } as const;
    const pages: Pages = { '/': [308, '/a'], '/a': [303, '/b'], '/b': [200] };
    expect((await asked(pages, posting)).way).to.deep.equal(['POST / {}', 'POST /a {}', 'GET /b']);
  });

  it('is given up where it goes round, or where the time is over', async () => {
    const round = await asked({ '/': [302, '/'] });
    expect(round).to.include({ outcome: 'wrong', said: 'it redirected more than 5 times' });
    expect(round.way).to.have.length(6);
    const world = handDriven({
      answersAfter: 60,
      reply: () => ({ status: 302, body: '', headers: { location: '/' } }),
    });
    const asker = httpAsker(httpProbe({ redirects: 'follow' }), world.env.clients.http, () => ({ host: 'a', port: 1 }));
    const answering = asker.ask({ number: 0, connection: 'fresh', due: instant(0) }, milliseconds(100));
    await world.advance(1000);
    expect(await answering).to.include({ outcome: 'response_timeout', end: 100 });
  });
});
