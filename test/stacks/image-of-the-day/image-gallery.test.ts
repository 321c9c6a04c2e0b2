/** image-gallery as a process: its page, and what each state of its dependencies makes of it in either chapter. */
import { expect } from 'chai';
import { rowsOf } from '../../running/repeats.ts';
import { startService, stopServices } from '../start-program.ts';
import { type Stub, startStub, stopStub } from '../start-stub.ts';

const image = { url: 'http://x/a.jpg?b&c', caption: 'A <b> caption', copyright: 'C' };
const good = `/body/${encodeURIComponent(JSON.stringify(image))}`;
const refused = 'http://127.0.0.1:1/';

/** The status; `empty` for an empty reply, `hung` where there is none in time. */
async function outcome(url: string): Promise<number | string> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).status;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'hung' : 'empty';
  }
}

describe('image-gallery', () => {
  let iotd: Stub;
  let accesslog: Stub;
  beforeEach(async () => {
    iotd = await startStub();
    accesslog = await startStub();
  });
  afterEach(async () => {
    stopStub(iotd);
    stopStub(accesslog);
    await stopServices();
  });

  const start = (chapter: string, environment: NodeJS.ProcessEnv = {}) =>
    startService('image-of-the-day/image-gallery', {
      CHAPTER: chapter,
      FAILURE_PERCENT: '0',
      IMAGE_API_URL: `${iotd.url}${good}`,
      ACCESS_API_URL: `${accesslog.url}/status/201`,
      ...environment,
    });

  it('shows one page at every path, and takes one call and one entry for each', async () => {
    const { url } = await start('4');
    for (const path of ['/', '/favicon.ico', '/a/b', '/metrics']) {
      const answer = await fetch(`${url}${path}`);
      const html = await answer.text();
      expect(answer.status, path).to.equal(200);
      expect(html).to.include('<h1>Image Gallery</h1>').and.include('A &lt;b&gt; caption');
      expect(html).to.include('http://x/a.jpg?b&amp;c').and.include('<small>C</small>');
      expect(html.length).to.be.within(600, 1000);
    }
    expect([iotd.asked.length, accesslog.asked.length]).to.deep.equal([4, 4]);
  });

  it("tells the access log the client's address and port", async () => {
    const log = await startService('image-of-the-day/accesslog');
    const { url } = await start('4', { ACCESS_API_URL: `${log.url}/access-log` });
    await fetch(url);
    expect(log.output()).to.match(/client IP: 127\.0\.0\.1:\d+\n/);
  });

  // What iotd does, what the access log does, and what the client then sees: in chapter 4, in chapter 9, and the entries.
  const troubles = [
    ['iotd is refused', { IMAGE_API_URL: refused }, ['empty', 'empty'], 0],
    ['the name of iotd is gone', { IMAGE_API_URL: 'http://nowhere.invalid/' }, ['empty', 'empty'], 0],
    ['iotd answers 500', { iotd: '/status/500' }, [200, 200], 1],
    ['iotd answers junk', { iotd: '/body/junk' }, [200, 200], 1],
    ['iotd hangs', { iotd: '/hang' }, ['hung', 'hung'], 0],
    ['the access log is refused', { ACCESS_API_URL: refused }, [200, 'empty'], 0],
    ['the name of the access log is gone', { ACCESS_API_URL: 'http://nowhere.invalid/' }, [200, 'empty'], 0],
    ['the access log hangs', { accesslog: '/hang' }, ['hung', 'hung'], 1],
    ['the access log answers 400', { accesslog: '/status/400' }, [200, 200], 1],
    ['the access log answers 500', { accesslog: '/status/500' }, [200, 200], 1],
  ] as const;
  for (const [what, settings, [four, nine], entries] of rowsOf('troubles', troubles, 3)) {
    for (const [chapter, seen] of [
      ['4', four],
      ['9', nine],
    ] as const) {
      it(`in chapter ${chapter}, when ${what}: ${seen}`, async () => {
        const given: { iotd?: string; accesslog?: string; IMAGE_API_URL?: string; ACCESS_API_URL?: string } = settings;
        const environment = {
          IMAGE_API_URL: given.IMAGE_API_URL ?? `${iotd.url}${given.iotd ?? good}`,
          ACCESS_API_URL: given.ACCESS_API_URL ?? `${accesslog.url}${given.accesslog ?? '/status/201'}`,
        };
        const { url, process: child } = await start(chapter, environment);
        expect(await outcome(url)).to.equal(seen);
        expect(accesslog.asked).to.have.length(entries);
        expect(child.exitCode, 'the process survives').to.equal(null);
      });
    }
  }

  it('shows an empty page when iotd gives nothing that maps', async () => {
    const { url } = await start('4', { IMAGE_API_URL: `${iotd.url}/status/500` });
    expect(await (await fetch(url)).text())
      .to.include('<h1>Image Gallery</h1>')
      .and.include('src=""');
  });

  for (const chapter of ['4', '9']) {
    it(`opens a new connection for each entry in chapter ${chapter}, and keeps the one to iotd`, async () => {
      const { url } = await start(chapter);
      for (let times = 0; times < 4; times += 1) await (await fetch(url)).text();
      expect(new Set(accesslog.clientPorts)).to.have.length(4);
      expect(new Set(iotd.clientPorts).size).to.be.below(4);
    });
  }

  it('fails a tenth of its pages by design in chapter 9 alone, without a call, and alike for the same seed', async () => {
    const statuses = async (chapter: string, environment: NodeJS.ProcessEnv) => {
      const { url } = await start(chapter, environment);
      const seen: number[] = [];
      for (let times = 0; times < 200; times += 1) {
        const answer = await fetch(url);
        if (answer.status === 500) expect(await answer.text()).to.equal('Failed');
        else await answer.text();
        seen.push(answer.status);
      }
      return seen;
    };
    const seeded = { FAILURE_PERCENT: '', FAILURE_SEED: '7' };
    const first = await statuses('9', seeded);
    const failed = first.filter((status) => status === 500).length;
    expect(failed, 'of 200').to.be.within(8, 36);
    expect(iotd.asked).to.have.length(200 - failed);
    expect(await statuses('9', seeded)).to.deep.equal(first);
    expect(new Set(await statuses('4', { FAILURE_PERCENT: '100' }))).to.deep.equal(new Set([200]));
  });

  it('ends with 2 on SIGTERM, as a Go program does', async () => {
    const service = await start('4');
    service.process.kill('SIGTERM');
    expect(await service.ended).to.equal(2);
  });
});
