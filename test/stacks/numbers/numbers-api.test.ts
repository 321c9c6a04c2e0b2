/** numbers-api as a process: its routes, its counter and its settings. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';

const statuses = async (url: string, times: number) => {
  const seen: number[] = [];
  for (let call = 0; call < times; call += 1) seen.push((await fetch(url)).status);
  return seen;
};

describe('numbers-api', () => {
  afterEach(stopServices);

  it('answers a bare number from 0 to 99 as JSON', async () => {
    const { url } = await startService('numbers/numbers-api');
    const answer = await fetch(`${url}/rng`);
    expect(answer.headers.get('content-type')).to.equal('application/json; charset=utf-8');
    const body = await answer.text();
    expect(body).to.match(/^\d{1,2}$/);
    expect(answer.headers.get('content-length')).to.equal(String(body.length));
  });

  it('answers Ok as plain text to its health check', async () => {
    const { url } = await startService('numbers/numbers-api');
    const answer = await fetch(`${url}/health`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).to.deep.equal([
      200,
      'text/plain; charset=utf-8',
      'Ok',
    ]);
  });

  it('breaks at the fourth call and stays broken, while it keeps running', async () => {
    const service = await startService('numbers/numbers-api');
    expect(await statuses(`${service.url}/rng`, 6)).to.deep.equal([200, 200, 200, 500, 500, 500]);
    expect(await statuses(`${service.url}/health`, 2)).to.deep.equal([500, 500]);
    expect(service.output().match(/warn: .*\n {6}Unhealthy!/g)).to.have.length(3);
  });

  it('does not count health checks as calls', async () => {
    const { url } = await startService('numbers/numbers-api');
    expect(await statuses(`${url}/health`, 10)).to.deep.equal(Array(10).fill(200));
    expect(await statuses(`${url}/rng`, 4)).to.deep.equal([200, 200, 200, 500]);
  });

  it('says what is wrong as problem details', async () => {
    const { url } = await startService('numbers/numbers-api', { BROKEN: 'true' });
    const answer = await fetch(`${url}/rng`);
    expect(answer.headers.get('content-type')).to.equal('application/problem+json; charset=utf-8');
    const problem = await answer.json();
    expect(problem).to.have.all.keys('type', 'title', 'status', 'traceId').and.include({ status: 500 });
  });

  it('takes the number of good calls from FAIL_AFTER', async () => {
    const none = await startService('numbers/numbers-api', { FAIL_AFTER: '0' });
    expect(await statuses(`${none.url}/rng`, 1)).to.deep.equal([500]);
    const five = await startService('numbers/numbers-api', { FAIL_AFTER: '5' });
    expect(await statuses(`${five.url}/rng`, 6)).to.deep.equal([200, 200, 200, 200, 200, 500]);
  });

  it("is broken from the start with BROKEN, in the original's spelling too", async () => {
    for (const name of ['BROKEN', 'Broken']) {
      const { url } = await startService('numbers/numbers-api', { [name]: 'true' });
      expect(await statuses(`${url}/health`, 1)).to.deep.equal([500]);
    }
  });

  for (const [name, value] of [
    ['BROKEN', 'perhaps'],
    ['FAIL_AFTER', '-1'],
    ['ADDITIONS', 'clicks'],
  ] as const) {
    it(`ends at its start when ${name} is ${value}`, async () => {
      const failed = await startService('numbers/numbers-api', { [name]: value }).catch(
        (error: Error) => error.message,
      );
      expect(failed)
        .to.match(/ended with 1/)
        .and.include(name)
        .and.include(value);
    });
  }

  it('ignores case and a trailing slash, and knows nothing else', async () => {
    const { url } = await startService('numbers/numbers-api');
    const get = async (path: string, method = 'GET') => (await fetch(`${url}${path}`, { method })).status;
    expect(await get('/RNG?x=1')).to.equal(200);
    expect(await get('/Health/')).to.equal(200);
    for (const path of ['/', '/api/number', '/rng/1', '/constructor', '//', '/%'])
      expect(await get(path), path).to.equal(404);
  });

  it('refuses other methods on its paths', async () => {
    const { url } = await startService('numbers/numbers-api');
    const answer = await fetch(`${url}/rng`, { method: 'POST', body: 'x' });
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).to.deep.equal([405, 'GET', '']);
    expect((await fetch(`${url}/health`, { method: 'HEAD' })).status).to.equal(405);
  });

  it('spares its good answers for calls that ask so, where that addition is on, and is broken for them too', async () => {
    const statuses = async (environment: NodeJS.ProcessEnv): Promise<number[]> => {
      const { url } = await startService('numbers/numbers-api', environment);
      const seen: number[] = [];
      for (const path of [
        '/rng?uncounted',
        '/rng?uncounted',
        '/rng',
        '/rng',
        '/rng',
        '/rng?uncounted',
        '/rng',
        '/rng?uncounted',
      ])
        seen.push((await fetch(`${url}${path}`)).status);
      return seen;
    };
    expect(await statuses({ ADDITIONS: 'uncounted' })).to.deep.equal([200, 200, 200, 200, 200, 200, 500, 500]);
    expect(await statuses({})).to.deep.equal([200, 200, 200, 500, 500, 500, 500, 500]);
  });

  it('logs each number at the level Debug alone', async () => {
    const quiet = await startService('numbers/numbers-api');
    await fetch(`${quiet.url}/rng`);
    expect(quiet.output()).not.to.include('dbug');
    const loud = await startService('numbers/numbers-api', { Logging__LogLevel__Default: 'Debug' });
    const number = await (await fetch(`${loud.url}/rng`)).text();
    expect(loud.output()).to.match(new RegExp(`dbug: .*\n .* ${number}\n`));
  });

  it('ends at once and well on SIGTERM, an open connection or not', async () => {
    const service = await startService('numbers/numbers-api');
    await fetch(`${service.url}/health`);
    const began = performance.now();
    service.process.kill('SIGTERM');
    expect(await service.ended).to.equal(0);
    expect(performance.now() - began).to.be.below(1000);
  });
});
