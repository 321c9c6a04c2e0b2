/** upstream as a process: the modes that a scenario puts it in. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';

describe('the upstream stub', () => {
  afterEach(stopServices);

  it('is good at first, and fails, limits and heals when asked to', async () => {
    const { url } = await startService('image-of-the-day/upstream');
    const seen: unknown[] = [];
    for (const mode of ['ok', 'fail', 'limit', 'ok']) {
      expect((await fetch(`${url}/control/${mode}`, { method: 'POST' })).status).to.equal(204);
      seen.push([(await fetch(`${url}/apod?api_key=K`)).status, await (await fetch(`${url}/control/mode`)).text()]);
    }
    expect(seen).to.deep.equal([
      [200, 'ok'],
      [500, 'fail'],
      [429, 'limit'],
      [200, 'ok'],
    ]);
    expect(await (await fetch(`${url}/control/calls`)).text()).to.equal('4');
  });

  it('hangs when asked to, and still takes control calls', async () => {
    const { url } = await startService('image-of-the-day/upstream');
    await fetch(`${url}/control/hang`, { method: 'POST' });
    const hung = await fetch(`${url}/apod`, { signal: AbortSignal.timeout(300) }).catch(({ name }: Error) => name);
    expect(hung).to.equal('TimeoutError');
    await fetch(`${url}/control/ok`, { method: 'POST' });
    expect((await fetch(`${url}/apod`)).status).to.equal(200);
    expect(await (await fetch(`${url}/control/calls`)).text()).to.equal('2');
  });

  it('knows no other mode, and changes on POST only', async () => {
    const { url } = await startService('image-of-the-day/upstream');
    expect((await fetch(`${url}/control/fail`)).status).to.equal(405);
    expect((await fetch(`${url}/control/constructor`, { method: 'POST' })).status).to.equal(404);
    expect((await fetch(`${url}/nowhere`)).status).to.equal(404);
    expect(await (await fetch(`${url}/control/mode`)).text()).to.equal('ok');
  });
});
