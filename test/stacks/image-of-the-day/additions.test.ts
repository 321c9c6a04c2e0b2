/** What the originals of the image-of-the-day stack do not have: off unless asked for. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';

const health = { accesslog: '/stats', iotd: '/', 'image-gallery': '/' } as const;

describe('the additions of the image-of-the-day stack', () => {
  afterEach(stopServices);

  for (const [name, path] of Object.entries(health)) {
    it(`are off in ${name} unless asked for`, async () => {
      const { url, output, process: child } = await startService(`image-of-the-day/${name}`);
      expect((await fetch(`${url}/control/exit`, { method: 'POST' })).status).to.equal(404);
      expect(output()).not.to.include('instant');
      expect(child.exitCode).to.equal(null);
    });

    it(`name the instance of ${name}, log its instants and end it with a code of choice`, async () => {
      const { url, output, ended } = await startService(`image-of-the-day/${name}`, {
        ADDITIONS: 'instance,control,instants',
        IMAGE_API_URL: 'http://127.0.0.1:1/',
      });
      const answer = await fetch(`${url}/control/exit?code=3`, { method: 'POST' });
      expect([answer.status, answer.headers.has('x-instance')]).to.deep.equal([202, true]);
      expect(await ended).to.equal(3);
      expect(output()).to.include('"instant":"listening"').and.include('"code":3');
    });

    it(`fail what the health check of ${name} asks for, and let it pass again`, async () => {
      const upstream = await startService('image-of-the-day/upstream');
      const { url } = await startService(`image-of-the-day/${name}`, {
        ADDITIONS: 'control',
        IMAGE_API_URL: `${upstream.url}/apod`,
        ACCESS_API_URL: `${upstream.url}/apod`,
      });
      const seen: number[] = [];
      for (const state of ['fail', 'pass']) {
        expect((await fetch(`${url}/control/health/${state}`, { method: 'POST' })).status).to.equal(204);
        seen.push((await fetch(`${url}${path}`)).status);
      }
      expect(seen).to.deep.equal([500, 200]);
    });
  }
});
