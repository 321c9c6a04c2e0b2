/** A k6 script as a load: begun, told to stop, and what is said when it did not go well. */
import { expect } from 'chai';
import type { Environment } from '../../harness/engine/environment.ts';
import { startK6 } from '../../harness/load/k6.ts';
import type { EventBody, EventOf } from '../../harness/model/event.ts';
import type { K6Load } from '../../harness/model/load.ts';
import { fakeSidecar } from '../probes/fake-sidecar.ts';
import { handDriven } from '../probes/hand-driven.ts';

const load: K6Load = {
  type: 'load',
  kind: 'k6',
  script: '/here/visitors.js',
  environment: { RATE: '5' },
  network: null,
  ready: { image: 'k6', path: '/k6/visitors.js', files: { '/k6/visitors.js': '' }, systemTags: ['ip', 'status'] },
};

const tags = '"tags":{"expected_response":"true","status":"200","ip":"10.0.0.2"}';
const point = (metric: string, value: number): string =>
  `{"metric":"${metric}","type":"Point","data":{"time":"1970-01-01T00:00:02.5Z","value":${value},${tags}}}`;
const request = [point('http_reqs', 1), point('http_req_duration', 500), point('http_req_failed', 0)];
const summary = '{"metrics":{"http_req_failed":{"thresholds":{"rate<0.1":false}}}}';

/** A k6 that says these lines, and ends with `exitCode` when it is told to, or at once. */
function world(lines: readonly string[], exitCode: number, obeys: 'when told' | 'at once' | 'never' = 'when told') {
  const hand = handDriven({ answersAfter: 1 });
  const { startSidecar, specs, calls } = fakeSidecar({
    exitCode: obeys === 'when told' ? exitCode : null,
    file: summary,
    begins: (one) => {
      for (const line of lines) line.includes('"level"') ? one.complain(line) : one.say(line);
      if (obeys === 'at once') one.end(exitCode);
    },
  });
  const env = { ...hand.env, engine: { helperContainers: { startSidecar } } } as unknown as Environment;
  const events: EventBody[] = [];
  const context = {
    name: 'visitors',
    experiment: 'a freeze',
    ordinal: 0,
    env,
    emit: (event: EventBody) => void events.push(event),
    signal: new AbortController().signal,
    address: () => ({ host: '', port: 0 }),
    clockOffset: 1000,
  };
  return { hand, events, calls, specs, start: () => startK6(load, context) };
}

const endOf = (events: readonly EventBody[]) =>
  events.find((one) => one.type === 'load.ended') as EventOf<'load.ended'>;
const warnings = (events: readonly EventBody[]): readonly string[] =>
  events.flatMap((one) => (one.type === 'warned' ? [`${one.failure.code} ${one.failure.message}`] : []));

describe('a k6 script as a load', () => {
  it('is run with its files, its environment and the tags that the timeline needs', async () => {
    const { specs, start } = world(request, 105);
    await (await start()).end();
    expect(specs[0]).to.deep.include({ image: 'k6', networks: null, files: { '/k6/visitors.js': '' } });
    expect(specs[0]!.environment).to.include({ RATE: '5' });
    expect(specs[0]!.command).to.include.members(['--out=json=-', '--system-tags=ip,status', '/k6/visitors.js']);
  });

  it("brings its requests onto the run's clock", async () => {
    const { events, start } = world(request, 105);
    await (await start()).end();
    expect(events[0]).to.deep.include({ type: 'probe.ended', probe: 'visitors', role: 'load', outcome: 'ok' });
    expect(events[0]).to.deep.include({ due: 1000, sent: 1000, connected: 1000, end: 1500, instance: '10.0.0.2' });
  });

  it('is told to stop at the end, removed, and asked for its thresholds', async () => {
    const { events, calls, start } = world(request, 105);
    await (await start()).end();
    expect(calls).to.deep.equal(['SIGINT', 'remove']);
    expect(endOf(events)).to.deep.include({ experiment: 'a freeze', exitCode: 105, problem: null });
    expect(endOf(events).thresholds).to.deep.equal([{ metric: 'http_req_failed', expression: 'rate<0.1', held: true }]);
    expect(warnings(events)).to.deep.equal([]);
  });

  it('is not told to stop when it ended by itself, and its numbers are not trusted', async () => {
    const { events, calls, start } = world([...request, '{"level":"error","msg":"boom"}'], 107, 'at once');
    await (await start()).end();
    expect(calls).to.deep.equal(['remove']);
    expect(endOf(events).problem).to.equal('k6 ended with 107: the script threw an exception (boom)');
    expect(warnings(events)).to.deep.equal([`R313 visitors: ${endOf(events).problem}`]);
  });

  it('may stop for a threshold: that is reported, and k6 is believed', async () => {
    const { events, start } = world(request, 99, 'at once');
    await (await start()).end();
    expect(endOf(events).problem).to.equal(null);
    expect(warnings(events)[0]).to.match(/stopped at a crossed threshold/);
  });

  it('that sends nothing is no load', async () => {
    const { events, start } = world([point('iterations', 1)], 105);
    await (await start()).end();
    expect(endOf(events).problem).to.equal('k6 sent no HTTP request');
  });

  it('that never begins is waited for only so long', async () => {
    const { hand, events, start } = world([], 105);
    const starting = start();
    await hand.advance(66_000);
    await (await starting).end();
    expect(warnings(events)[0]).to.equal('R313 visitors: k6 began nothing in 65 s');
  });

  it('that does not stop is removed', async () => {
    const { hand, events, calls, start } = world(request, 105, 'never');
    const ending = (await start()).end();
    await hand.advance(21_000);
    await ending;
    expect(calls).to.deep.equal(['SIGINT', 'remove']);
    expect(endOf(events)).to.deep.include({ exitCode: null, thresholds: [] });
    expect(endOf(events).problem).to.match(/did not end within 20 s/);
  });
});
