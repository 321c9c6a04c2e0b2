/** The metrics of chapter 9: names, types, labels, and when they count. */
import { expect } from 'chai';
import { type Service, startService, stopServices } from '../start-program.ts';
import { type Stub, startStub, stopStub } from '../start-stub.ts';

interface Scrape {
  readonly text: string;
  readonly types: ReadonlyMap<string, string>;
}

async function scrape({ url }: Service, path = '/metrics'): Promise<Scrape> {
  const answer = await fetch(`${url}${path}`);
  expect(answer.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!]));
  return { text, types };
}

/** The samples of one name as `labels value`, where the labels are as in the text and times are left out. */
const samples = ({ text }: Scrape, name: string): string[] =>
  [...text.matchAll(new RegExp(`^${name}(\\{[^}]*\\})? (\\S+)`, 'gm'))].map(([, labels = '', value]) =>
    `${labels} ${value}`.trim(),
  );

/** Every sample must belong to a family with a type and a help text, each family once. */
function expectValid({ text, types }: Scrape): void {
  const help = [...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name);
  expect(help.toSorted()).to.deep.equal([...types.keys()].toSorted());
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const name = /^[a-zA-Z_:][\w:]*/.exec(line)?.[0] ?? '';
    expect(types.has(name) || types.has(name.replace(/_(sum|count|bucket)$/, '')), line).to.equal(true);
    expect(line).to.match(/^\w+(\{(\w+="[^"]*",?)*\})? -?[\d.e+-]+( \d{13})?$/);
  }
}

describe('the metrics of chapter 9', () => {
  let stub: Stub;
  beforeEach(async () => {
    stub = await startStub();
  });
  afterEach(async () => {
    stopStub(stub);
    await stopServices();
  });

  const startGallery = (environment: NodeJS.ProcessEnv) =>
    startService('image-of-the-day/image-gallery', {
      CHAPTER: '9',
      FAILURE_PERCENT: '0',
      IMAGE_API_URL: `${stub.url}/body/{}`,
      ACCESS_API_URL: `${stub.url}/status/201`,
      ...environment,
    });

  it('count the pages of the gallery by code and method, and no scrape', async () => {
    const gallery = await startGallery({});
    expect(samples(await scrape(gallery), 'image_gallery_requests_total')).to.deep.equal([]);
    await fetch(gallery.url);
    await fetch(gallery.url, { method: 'POST' });
    const second = await scrape(gallery);
    expectValid(second);
    expect(samples(second, 'image_gallery_requests_total')).to.deep.equal([
      '{code="200",method="get"} 1',
      '{code="200",method="post"} 1',
    ]);
    expect(samples(second, 'promhttp_metric_handler_requests_total')).to.include('{code="200"} 1');
    const expected = {
      image_gallery_requests_total: 'counter',
      image_gallery_in_flight_requests: 'gauge',
      go_goroutines: 'gauge',
      go_memstats_stack_inuse_bytes: 'gauge',
      process_resident_memory_bytes: 'gauge',
      promhttp_metric_handler_requests_in_flight: 'gauge',
    };
    for (const [name, type] of Object.entries(expected)) {
      expect(second.types.get(name), name).to.equal(type);
      expect(samples(second, name), name).to.not.have.length(0);
    }
    expect(second.text).to.match(/^# HELP go_goroutines .*\(stand-in\)$/m);
  });

  it('count a designed failure as 500, and a panic not at all', async () => {
    const failing = await startGallery({ FAILURE_PERCENT: '100' });
    await fetch(failing.url);
    expect(samples(await scrape(failing), 'image_gallery_requests_total')).to.deep.equal([
      '{code="500",method="get"} 1',
    ]);
    const panicking = await startGallery({ ACCESS_API_URL: 'http://127.0.0.1:1/' });
    await fetch(panicking.url).catch(() => null);
    const after = await scrape(panicking);
    expect(samples(after, 'image_gallery_requests_total')).to.deep.equal([]);
    expect(samples(after, 'image_gallery_in_flight_requests')).to.deep.equal(['0']);
  });

  it('show pages that hang as in flight, with more goroutines', async () => {
    const gallery = await startGallery({ IMAGE_API_URL: `${stub.url}/hang` });
    const idle = Number(samples(await scrape(gallery), 'go_goroutines')[0]);
    const leaving = new AbortController();
    const hung = fetch(gallery.url, { signal: leaving.signal }).catch(() => null);
    while (stub.asked.length === 0) await new Promise((resolve) => stub.server.once('request', resolve));
    const during = await scrape(gallery);
    expect(samples(during, 'image_gallery_in_flight_requests')).to.deep.equal(['1']);
    expect(Number(samples(during, 'go_goroutines')[0])).to.be.above(idle);
    leaving.abort();
    await hung;
  });

  it('count the loads and calls of iotd, and the exceptions that it met', async () => {
    const upstream = await startService('image-of-the-day/upstream');
    const iotd = await startService('image-of-the-day/iotd', {
      CHAPTER: '9',
      APOD_URL: `${upstream.url}/apod?api_key=`,
    });
    const image = async (mode: string) => {
      await fetch(`${upstream.url}/control/${mode}`, { method: 'POST' });
      await (await fetch(`${iotd.url}/image`)).text();
    };
    for (const mode of ['fail', 'limit', 'ok', 'ok', 'fail']) await image(mode);
    await fetch(`${iotd.url}/nowhere`);
    const seen = await scrape(iotd, '/actuator/prometheus');
    expectValid(seen);
    expect(samples(seen, 'iotd_api_image_load_total')).to.have.members(['{status="success"} 1', '{status="cached"} 2']);
    const calls = (exception: string, count: number) =>
      `{class="iotd.ImageController",method="get",exception="${exception}"} ${count}`;
    expect(samples(seen, 'method_timed_seconds_count')).to.have.members([
      calls('none', 3),
      calls('InternalServerError', 1),
      calls('TooManyRequests', 1),
    ]);
    expect(samples(seen, 'http_server_requests_seconds_count')).to.include.members([
      '{exception="None",method="GET",outcome="SUCCESS",status="200",uri="/image"} 3',
      '{exception="TooManyRequests",method="GET",outcome="SERVER_ERROR",status="500",uri="/image"} 1',
      '{exception="None",method="GET",outcome="CLIENT_ERROR",status="404",uri="/**"} 1',
    ]);
    expect(seen.types.get('method_timed_seconds')).to.equal('summary');
    expect(seen.types.get('method_timed_seconds_max')).to.equal('gauge');
    expect(samples(seen, 'tomcat_threads_busy_threads')).to.deep.equal(['{name="http-nio-80"} 1']);
    expect(samples(seen, 'tomcat_threads_current_threads')).to.deep.equal(['{name="http-nio-80"} 10']);
    expect(samples(seen, 'jvm_memory_used_bytes')).to.have.length(5);
    for (const name of ['jvm_threads_states_threads', 'process_uptime_seconds', 'logback_events_total']) {
      expect(seen.types.has(name), name).to.equal(true);
    }
  });

  it('count a load without a URL as a success that failed', async () => {
    const iotd = await startService('image-of-the-day/iotd', { CHAPTER: '9', APOD_URL: `${stub.url}/body/{}?` });
    expect((await fetch(`${iotd.url}/image`)).status).to.equal(500);
    const seen = await scrape(iotd, '/actuator/prometheus');
    expect(samples(seen, 'iotd_api_image_load_total')).to.deep.equal(['{status="success"} 1']);
    expect(samples(seen, 'method_timed_seconds_count')[0]).to.include('exception="NullPointerException"');
  });

  it('count the entries and distinct clients of the access log, from 0, with the host on every series', async () => {
    const log = await startService('image-of-the-day/accesslog', { CHAPTER: '9' });
    const first = await scrape(log);
    const values = (seen: Scrape, name: string) => samples(seen, name).map((each) => each.split(' ').at(-1));
    expect(values(first, 'access_log_total')).to.deep.equal(['0']);
    for (const clientIp of ['a:1', 'a:2', 'a:1']) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${log.url}/access-log`, { method: 'POST', headers, body: JSON.stringify({ clientIp }) });
    }
    const second = await scrape(log);
    expectValid(second);
    expect(values(second, 'access_log_total')).to.deep.equal(['3']);
    expect(values(second, 'access_client_ip_current')).to.deep.equal(['2']);
    const lines = second.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !/hostname="[^"]+"/.test(line))).to.deep.equal([]);
    for (const name of ['process_heap_bytes', 'nodejs_eventloop_lag_seconds', 'nodejs_heap_space_size_used_bytes']) {
      expect(second.types.get(name), name).to.equal('gauge');
    }
  });

  it('bear the time of their reading where the library reads them, and not where the access log counts', async () => {
    const { text } = await scrape(await startService('image-of-the-day/accesslog', { CHAPTER: '9' }));
    const timed = /^(?!#)(\w+)\S* \S+ \d{13}$/gm;
    const names = new Set([...text.matchAll(timed)].map(([, name]) => name));
    expect(names).to.include('nodejs_external_memory_bytes').and.include('process_cpu_seconds_total');
    for (const name of ['access_log_total', 'access_client_ip_current', 'process_start_time_seconds']) {
      expect(names).not.to.include(name);
    }
  });
});
