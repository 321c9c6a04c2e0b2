/** iotd as a process: its routes, its cache, and what an upstream that fails makes of it. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';
import { type Stub, startStub, stopStub } from '../start-stub.ts';

const picture = { url: 'http://x/a.jpg', title: 'A', copyright: 'B' };
const bodyOf = (value: unknown): string => `/body/${encodeURIComponent(JSON.stringify(value))}`;

describe('iotd', () => {
  let upstream: Stub;
  beforeEach(async () => {
    upstream = await startStub();
  });
  afterEach(async () => {
    stopStub(upstream);
    await stopServices();
  });

  /** A key is appended to the URL, as the original does: here it lands behind the stub's path. */
  const start = (path: string, environment: NodeJS.ProcessEnv = {}) =>
    startService('image-of-the-day/iotd', { APOD_URL: `${upstream.url}${path}?key=`, ...environment });

  it('gives URL, caption and copyright, whatever the method', async () => {
    const { url } = await start(bodyOf(picture));
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const answer = await fetch(`${url}/image`, { method });
      expect([answer.status, await answer.json()], method).to.deep.equal([
        200,
        { url: 'http://x/a.jpg', caption: 'A', copyright: 'B' },
      ]);
    }
    const root = await fetch(url, { method: 'POST' });
    expect([root.status, await root.text()]).to.deep.equal([200, 'Nothing to see here, try /image']);
  });

  it('gives null where there is no copyright, and the first still of a film', async () => {
    const film = { url: 'https://www.youtube.com/embed/abc123?rel=0', title: 'F' };
    const { url } = await start(bodyOf(film));
    expect(await (await fetch(`${url}/image`)).json()).to.deep.equal({
      url: 'https://img.youtube.com/vi/abc123/0.jpg',
      caption: 'F',
      copyright: null,
    });
  });

  it('loads once, with its key, and keeps the picture', async () => {
    const service = await start(bodyOf(picture), { APOD_KEY: 'K' });
    for (let times = 0; times < 3; times += 1) await fetch(`${service.url}/image`);
    expect(upstream.asked).to.have.length(1);
    expect(upstream.asked[0]).to.match(/\?key=K$/);
    expect(service.output().match(/Fetched new APOD image from NASA/g)).to.have.length(1);
  });

  it('loads again once the time is over', async () => {
    const { url } = await start(bodyOf(picture), { CACHE_TTL_MS: '0' });
    for (let times = 0; times < 3; times += 1) await fetch(`${url}/image`);
    expect(upstream.asked).to.have.length(3);
  });

  it('loads once for each call that comes while it is cold', async () => {
    const { url } = await start('/after/300');
    await Promise.all([1, 2, 3].map(() => fetch(`${url}/image`)));
    expect(upstream.asked).to.have.length(3);
  });

  for (const [what, path] of [
    ['a 500', '/status/500'],
    ['a 429', '/status/429'],
    ['a cut connection', '/cut'],
    ['a body that is no JSON', '/body/hello'],
    ['an answer without a URL', bodyOf({ title: 'A' })],
  ] as const) {
    it(`answers 500 after ${what}, keeps nothing, and tries again`, async () => {
      const { url } = await start(path);
      for (let times = 0; times < 2; times += 1) {
        const answer = await fetch(`${url}/image`);
        expect(answer.status).to.equal(500);
        expect(await answer.json())
          .to.include({ status: 500, error: 'Internal Server Error', path: '/image' })
          .and.have.keys('timestamp', 'status', 'error', 'message', 'path');
      }
      expect(upstream.asked).to.have.length(2);
    });
  }

  it('answers 500 when there is no upstream', async () => {
    const { url } = await start('', { APOD_URL: 'http://127.0.0.1:1/' });
    expect((await fetch(`${url}/image`)).status).to.equal(500);
  });

  it('hangs with its upstream, and answers all else meanwhile', async () => {
    const { url } = await start('/hang', { CHAPTER: '9' });
    const hung = fetch(`${url}/image`, { signal: AbortSignal.timeout(1500) }).then(
      () => 'answered',
      ({ name }: Error) => name,
    );
    expect(await (await fetch(`${url}/actuator/health`)).json()).to.deep.equal({ status: 'UP' });
    expect((await fetch(url)).status).to.equal(200);
    expect(await hung).to.equal('TimeoutError');
  });

  it("has no actuator in chapter 4, and knows nothing else: Spring's 404", async () => {
    const { url } = await start('');
    for (const path of ['/actuator/health', '/actuator/prometheus', '/images', '/IMAGE']) {
      const answer = await fetch(`${url}${path}`);
      expect([answer.status, ((await answer.json()) as { path: string }).path]).to.deep.equal([404, path]);
    }
  });

  it('opens its port late with START_MS', async () => {
    const began = performance.now();
    await start('', { START_MS: '700' });
    expect(performance.now() - began).to.be.at.least(700);
  });

  it('ends with 143 on SIGTERM, as a JVM does', async () => {
    const service = await start('');
    service.process.kill('SIGTERM');
    expect(await service.ended).to.equal(143);
  });
});
