/** What the originals do not have: off unless asked for, and what it does then. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';

const post = (url: string) => fetch(url, { method: 'POST' });
const status = async (url: string) => (await fetch(url)).status;

describe('the additions of the numbers stack', () => {
  afterEach(stopServices);

  for (const name of ['numbers-api', 'numbers-web'] as const) {
    it(`are off in ${name} unless asked for`, async () => {
      const service = await startService(`numbers/${name}`);
      for (const path of ['health/fail', 'health/pass', 'exit?code=3', 'other']) {
        expect((await post(`${service.url}/control/${path}`)).status, path).to.equal(404);
        expect(await status(`${service.url}/control/${path}`), path).to.equal(404);
      }
      expect((await fetch(service.url)).headers.has('x-instance')).to.equal(false);
      expect(service.output()).not.to.include('instant');
      expect(service.process.exitCode).to.equal(null);
    });

    it(`let a scenario end ${name} with a code of its choice, after the answer`, async () => {
      for (const [query, code] of [
        ['', 1],
        ['?code=0', 0],
        ['?code=7', 7],
      ] as const) {
        const service = await startService(`numbers/${name}`, { ADDITIONS: 'control' });
        expect((await post(`${service.url}/control/exit${query}`)).status).to.equal(202);
        expect(await service.ended).to.equal(code);
      }
    });
  }

  it('refuse an exit code that is none, and any method but POST', async () => {
    const service = await startService('numbers/numbers-api', { ADDITIONS: 'control' });
    for (const code of ['256', '-1', 'x', '']) {
      expect((await post(`${service.url}/control/exit?code=${code}`)).status, code).to.equal(400);
    }
    expect(await status(`${service.url}/control/exit`)).to.equal(405);
    expect((await post(`${service.url}/control/other`)).status).to.equal(404);
    expect(service.process.exitCode).to.equal(null);
  });

  it("flip the API's health answer and nothing else", async () => {
    const { url } = await startService('numbers/numbers-api', { ADDITIONS: 'control' });
    expect((await post(`${url}/control/health/fail`)).status).to.equal(204);
    expect([await status(`${url}/health`), await status(`${url}/rng`)]).to.deep.equal([500, 200]);
    expect((await post(`${url}/control/health/pass`)).status).to.equal(204);
    expect(await status(`${url}/health`)).to.equal(200);
  });

  it('hold back every answer of a service, and no longer', async () => {
    const { url } = await startService('numbers/numbers-api', { ADDITIONS: 'control' });
    const taken = async () => {
      const before = performance.now();
      await fetch(`${url}/health`);
      return performance.now() - before;
    };
    expect((await post(`${url}/control/slow?ms=400`)).status).to.equal(204);
    expect(await taken()).to.be.at.least(399);
    expect((await post(`${url}/control/slow?ms=soon`)).status).to.equal(400);
    expect((await post(`${url}/control/slow?ms=0`)).status).to.equal(204);
    expect(await taken()).to.be.below(399);
  });

  it("do not heal the API's own bug", async () => {
    const { url } = await startService('numbers/numbers-api', { ADDITIONS: 'control', FAIL_AFTER: '0' });
    await fetch(`${url}/rng`);
    await post(`${url}/control/health/pass`);
    expect([await status(`${url}/health`), await status(`${url}/rng`)]).to.deep.equal([500, 500]);
  });

  it("flip web's page, which is what its health check asks for", async () => {
    const { url } = await startService('numbers/numbers-web', { ADDITIONS: 'control' });
    await post(`${url}/control/health/fail`);
    expect(await status(url)).to.equal(500);
    await post(`${url}/control/health/pass`);
    expect(await status(url)).to.equal(200);
  });

  it('name the instance in every answer, a 404 included', async () => {
    const { url } = await startService('numbers/numbers-api', { ADDITIONS: 'instance' });
    for (const path of ['/rng', '/health', '/nowhere', '/control/exit']) {
      expect((await fetch(`${url}${path}`)).headers.get('x-instance'), path)
        .to.be.a('string')
        .and.not.equal('');
    }
  });

  it('log the instants of a life, in order and in epoch milliseconds', async () => {
    const before = Date.now();
    const service = await startService('numbers/numbers-api', { ADDITIONS: 'instants, control', FAIL_AFTER: '1' });
    await fetch(`${service.url}/rng`);
    await fetch(`${service.url}/health`);
    await fetch(`${service.url}/rng`);
    await fetch(`${service.url}/rng`);
    await post(`${service.url}/control/exit?code=5`);
    await service.ended;
    const lines = service
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const instants = lines.map((line) => JSON.parse(line));
    expect(instants.map(({ at_ms: _, service: __, ...rest }) => rest)).to.deep.equal([
      { instant: 'listening' },
      { instant: 'first-good-answer', path: '/rng' },
      { instant: 'first-good-answer', path: '/health' },
      { instant: 'health', good: false },
      { instant: 'exit', code: 5 },
    ]);
    const times = instants.map(({ at_ms }) => at_ms);
    expect(times).to.deep.equal(times.toSorted((a, b) => a - b));
    expect(times[0]).to.be.within(before, Date.now());
  });
});
