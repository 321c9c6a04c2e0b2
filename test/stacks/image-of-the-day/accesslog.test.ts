/** accesslog as a process: its routes, its count and its poison pill. */
import { expect } from 'chai';
import { startService, stopServices } from '../start-program.ts';

const start = (environment: NodeJS.ProcessEnv = {}) => startService('image-of-the-day/accesslog', environment);

const post = (url: string, body: string, type = 'application/json') =>
  fetch(`${url}/access-log`, { method: 'POST', body, headers: { 'content-type': type } });

describe('accesslog', () => {
  afterEach(stopServices);

  for (const chapter of ['4', '9']) {
    it(`takes an entry in chapter ${chapter}, logs it and counts it`, async () => {
      const service = await start({ CHAPTER: chapter });
      const answer = await post(service.url, '{"clientIp":"10.0.0.9:4711"}');
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).to.deep.equal([
        201,
        'application/json',
        '"Created"',
      ]);
      const stats = await fetch(`${service.url}/stats`);
      expect([stats.status, await stats.text()]).to.deep.equal([200, '{"logs":1}']);
      expect(service.output()).to.match(/^restify listening at http:\/\/127\.0\.0\.1:\d+\n/);
      expect(service.output()).to.include('\ninfo: Access log, client IP: 10.0.0.9:4711\n');
    });

    it(`dies in chapter ${chapter} of a POST without a body: no answer, exit code 1`, async () => {
      const { url, ended } = await start({ CHAPTER: chapter });
      const failed = await fetch(`${url}/access-log`, { method: 'POST' }).then(
        ({ status }) => status,
        (error: Error) => (error.cause as { code?: string }).code,
      );
      expect(failed).to.be.oneOf(['UND_ERR_SOCKET', 'ECONNRESET']);
      expect(await ended).to.equal(1);
    });
  }

  it('takes an entry without a client IP, whatever its type', async () => {
    const service = await start();
    expect((await post(service.url, '{}')).status).to.equal(201);
    expect((await post(service.url, 'hello', 'text/plain')).status).to.equal(201);
    expect(service.output().match(/client IP: undefined\n/g)).to.have.length(2);
    expect(await (await fetch(`${service.url}/stats`)).json()).to.deep.equal({ logs: 2 });
  });

  it('refuses malformed JSON, other methods and other paths, and counts none of them', async () => {
    const { url } = await start();
    const answers = [
      await post(url, '{"clientIp"'),
      await fetch(`${url}/access-log`),
      await fetch(`${url}/stats`, { method: 'POST' }),
      await fetch(`${url}/nowhere`),
      await fetch(`${url}/Stats`),
      await fetch(`${url}/metrics`),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]),
    );
    expect(seen).to.deep.equal([
      [400, 'InvalidContent'],
      [405, 'MethodNotAllowed'],
      [405, 'MethodNotAllowed'],
      [404, 'ResourceNotFound'],
      [404, 'ResourceNotFound'],
      [404, 'ResourceNotFound'],
    ]);
    expect(answers[1]?.headers.get('allow')).to.equal('POST');
    expect(await (await fetch(`${url}/stats`)).json()).to.deep.equal({ logs: 0 });
  });

  it('ends at once and well on SIGTERM', async () => {
    const service = await start();
    service.process.kill('SIGTERM');
    expect(await service.ended).to.equal(0);
  });

  it('knows two chapters only', async () => {
    const refused = await start({ CHAPTER: '7' }).catch((error: Error) => error.message);
    expect(refused).to.include('CHAPTER must be 4 or 9, not 7');
  });
});
