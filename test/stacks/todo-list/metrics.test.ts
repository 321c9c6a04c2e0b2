/** What todo-web exports in chapter 9: names, types, labels, and what is counted. */
import { expect } from 'chai';
import { stopServices } from '../start-program.ts';
import { createPlace, type Place } from './start-todo-web.ts';

const types = {
  http_requests_received_total: 'counter',
  http_requests_in_progress: 'gauge',
  http_request_duration_seconds: 'histogram',
  process_start_time_seconds: 'gauge',
  process_cpu_seconds_total: 'counter',
  process_virtual_memory_bytes: 'gauge',
  process_working_set_bytes: 'gauge',
  process_private_memory_bytes: 'gauge',
  process_open_handles: 'gauge',
  process_num_threads: 'gauge',
  dotnet_total_memory_bytes: 'gauge',
  dotnet_collection_count_total: 'counter',
};

describe('the metrics of todo-web', () => {
  let place: Place;
  beforeEach(() => {
    place = createPlace();
  });
  afterEach(async () => {
    await stopServices();
    place.remove();
  });

  const scrape = async (url: string) => (await fetch(`${url}/metrics`)).text();
  const typesIn = (text: string) =>
    Object.fromEntries([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]));

  it('have the names and types of the original, and one more once the list was used', async () => {
    const { url } = await place.start();
    expect(typesIn(await scrape(url))).to.deep.equal(types);
    await fetch(`${url}/diagnostics`);
    expect(typesIn(await scrape(url))).to.deep.equal(types);
    await fetch(url);
    const text = await scrape(url);
    expect(typesIn(text)).to.deep.equal({ ...types, todo_tasks_created_total: 'counter' });
    expect(text).to.match(/^todo_tasks_created_total 0$/m);
  });

  it('are an exposition that keeps the rules of the format', async () => {
    const { url } = await place.start();
    await fetch(url);
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).to.equal('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text.endsWith('\n')).to.equal(true);
    const sample = /^[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? (\d+(\.\d+)?(e[+-]\d+)?)$/;
    const wrong = text
      .split('\n')
      .filter((line) => line !== '' && !/^# (HELP|TYPE) \S+ \S/.test(line) && !sample.test(line));
    expect(wrong).to.deep.equal([]);
    const families = [...text.matchAll(/^# (HELP|TYPE) (\S+)/gm)].map(([, kind, name]) => `${kind} ${name}`);
    expect(new Set(families)).to.have.length(families.length);
  });

  it('count saved items and answered requests, and neither refused items nor scrapes', async () => {
    const { url } = await place.start({ ADDITIONS: 'form,api' });
    const add = (body: string) => fetch(`${url}/api/todos`, { method: 'POST', body });
    for (const body of ['{"item":"a"}', '{"item":"b"}', '{}']) await add(body);
    await fetch(`${url}/new`, { method: 'POST', body: new URLSearchParams({ item: 'c' }), redirect: 'manual' });
    await scrape(url);
    await fetch(url);
    await fetch(`${url}/a.file`);
    const text = await scrape(url);
    expect(text).to.match(/^todo_tasks_created_total 3$/m);
    const received = [...text.matchAll(/^http_requests_received_total\{(.*)\} (\d+)$/gm)].map(([, labels, count]) => [
      labels,
      count,
    ]);
    const labels = (code: number, method: string) => `code="${code}",method="${method}",controller="",action=""`;
    expect(received).to.have.deep.members([
      [labels(201, 'POST'), '2'],
      [labels(400, 'POST'), '1'],
      [labels(303, 'POST'), '1'],
      [labels(200, 'GET'), '1'],
      [labels(404, 'GET'), '1'],
    ]);
    expect(text).to.match(/^http_requests_in_progress 0$/m);
  });

  it('sort durations into sixteen buckets from 1 ms to 32.768 s', async () => {
    const { url } = await place.start();
    await fetch(`${url}/diagnostics`);
    const bounds = [...(await scrape(url)).matchAll(/^http_request_duration_seconds_bucket\{le="([^"]+)"/gm)].map(
      ([, le]) => le,
    );
    expect(bounds).to.have.length(17);
    expect([bounds[0], bounds[15], bounds[16]]).to.deep.equal(['0.001', '32.768', '+Inf']);
  });
});
