/** numbers-web as a process: its page, and its click. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';
import { type Stub, startStub, stopStub } from '../start-stub.ts';

describe('numbers-web', () => {
  let api: Stub;
  beforeEach(async () => {
    api = await startStub();
  });
  afterEach(async () => {
    stopStub(api);
    await stopServices();
  });

  /** Clicks once and gives status and text. */
  async function click(environment: NodeJS.ProcessEnv): Promise<[number, string]> {
    const { url } = await startService('numbers/numbers-web', { ADDITIONS: 'click', ...environment });
    const answer = await fetch(`${url}/api/number`);
    return [answer.status, await answer.text()];
  }

  const unavailable = [503, 'RNG service unavailable!'];

  it('shows one page, whatever the path, and never calls the API for it', async () => {
    const { url } = await startService('numbers/numbers-web', {
      RngApi__Url: `${api.url}/body/42`,
      ADDITIONS: 'click',
    });
    for (const path of ['/', '/counter', '/a/b?c.d', '/v1.2/x']) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status, path).to.equal(200);
      expect(answer.headers.get('content-type')).to.equal('text/html; charset=utf-8');
      const html = await answer.text();
      expect(html).to.include('<title>Numbers.Web</title>').and.include('<h1>DIAMOL Random Number Generator</h1>');
      expect(html).to.match(/<button[^>]*>Get a random number<\/button>/);
    }
    expect(api.asked).to.deep.equal([]);
  });

  it('has no files, and refuses to be posted to', async () => {
    const { url } = await startService('numbers/numbers-web');
    expect((await fetch(`${url}/favicon.ico`)).status).to.equal(404);
    expect((await fetch(url, { method: 'POST' })).status).to.equal(405);
    expect((await fetch(url, { method: 'HEAD' })).status).to.equal(200);
  });

  it('has no click route unless asked for: a probe must not take the page for a number', async () => {
    const { url } = await startService('numbers/numbers-web', { RngApi__Url: `${api.url}/body/42` });
    expect((await fetch(`${url}/api/number`)).status).to.equal(404);
    expect(api.asked).to.deep.equal([]);
  });

  it('gives the number on a click', async () => {
    expect(await click({ RngApi__Url: `${api.url}/body/42` })).to.deep.equal([200, '42']);
  });

  it('opens a new connection for each click, and keeps nothing', async () => {
    const { url } = await startService('numbers/numbers-web', { RngApi__Url: `${api.url}/body/7`, ADDITIONS: 'click' });
    for (let times = 0; times < 3; times += 1) await fetch(`${url}/api/number`);
    expect(api.asked).to.have.length(3);
    expect(new Set(api.clientPorts)).to.have.length(3);
  });

  for (const [what, path] of [
    ['a 500', '/status/500'],
    ['a body that is no number', '/body/hello'],
    ['an empty body', '/status/200'],
    ['a cut connection', '/cut'],
  ] as const) {
    it(`calls the API unavailable after ${what}`, async () => {
      expect(await click({ RngApi__Url: `${api.url}${path}` })).to.deep.equal(unavailable);
      expect(api.asked).to.deep.equal([path]);
    });
  }

  it('calls the API unavailable when its name, its port or its URL is wrong', async () => {
    for (const url of ['http://nowhere.invalid/rng', 'http://127.0.0.1:1/rng', 'not a url']) {
      expect(await click({ RngApi__Url: url }), url).to.deep.equal(unavailable);
    }
  });

  it('waits no longer than CLICK_TIMEOUT_MS', async () => {
    const began = performance.now();
    expect(await click({ RngApi__Url: `${api.url}/hang`, CLICK_TIMEOUT_MS: '200' })).to.deep.equal(unavailable);
    expect(performance.now() - began).to.be.within(200, 5000);
  });

  it('still shows its page, and fast, when the API is gone', async () => {
    const { url } = await startService('numbers/numbers-web', { RngApi__Url: 'http://127.0.0.1:1/rng' });
    expect((await fetch(url)).status).to.equal(200);
  });

  it('reads either spelling of its setting, and prefers the one that survives a shell', async () => {
    const good = `${api.url}/body/1`;
    const bad = `${api.url}/status/500`;
    expect(await click({ 'RngApi:Url': good })).to.deep.equal([200, '1']);
    expect(await click({ RNGAPI__URL: good })).to.deep.equal([200, '1']);
    expect(await click({ RngApi__Url: good, 'RngApi:Url': bad })).to.deep.equal([200, '1']);
    expect(await click({ RngApi__Url: '', 'RngApi:Url': good })).to.deep.equal([200, '1']);
  });
});
