/** Probes asked by a sidecar: what becomes of its lines, and of turns that nobody could take. */
import { expect } from 'chai';
import type { Environment } from '../../../harness/engine/environment.ts';
import type { EventBody, EventOf } from '../../../harness/model/event.ts';
import type { ProbeEnded } from '../../../harness/model/probe-ended.ts';
import { instant } from '../../../harness/model/time.ts';
import type { InsideProbe } from '../../../harness/probes/inside/channel.ts';
import { startInsideProber } from '../../../harness/probes/inside/inside-prober.ts';
import { httpProbe } from '../../plan/parts.ts';
import { type FakeSidecar, fakeSidecar, type Nature } from '../fake-sidecar.ts';
import { handDriven } from '../hand-driven.ts';

/** The engine's clock is this far ahead, and its prober began so long after the run, milliseconds. */
const [clockOffset, later] = [250, 40];

const asked: readonly InsideProbe[] = [
  { name: 'page', role: 'probe', probe: httpProbe({ rate: 2 }), at: { host: 'api', port: 80 } },
];

function fake(nature: Nature = {}) {
  const world = handDriven({ answersAfter: 0 });
  const sidecar: FakeSidecar = fakeSidecar(nature);
  const events: EventBody[] = [];
  const env = {
    ...world.env,
    engine: { helperContainers: { startSidecar: sidecar.startSidecar } },
    insideProber: async () => ({ command: ['ask'], files: { '/asked': 'this' } }),
  } as unknown as Environment;
  const over = new AbortController();
  const started = startInsideProber(
    { networks: ['back'], asked },
    { env, emit: (event) => events.push(event), signal: over.signal, clockOffset },
  );
  return { ...sidecar, world, events, over, started };
}

const settle = (): Promise<unknown> => new Promise(setImmediate);

/** On the clock of the program, whose instant 0 is the run's 40. */
const began = { type: 'began', wall: clockOffset + later, start: 0 };

const ended = (due: number, more: Partial<ProbeEnded> = {}): ProbeEnded => ({
  type: 'probe.ended',
  probe: 'page',
  role: 'probe',
  connection: 'fresh',
  due: instant(due),
  sent: instant(due + 1),
  connected: instant(due + 2),
  firstByte: null,
  end: instant(due + 9),
  outcome: 'ok',
  status: 200,
  instance: null,
  ...more,
});

const samples = (events: readonly EventBody[]) =>
  (events.filter(({ type }) => type === 'probe.ended') as EventOf<'probe.ended'>[]).map(({ due, outcome }) => [
    due,
    outcome,
  ]);

describe('probes asked by a sidecar of the network', () => {
  it('begin with its first line, and are moved from its clock to that of the run', async () => {
    const one = fake();
    await settle();
    one.say(JSON.stringify(began));
    const prober = await one.started;
    one.say(JSON.stringify(ended(500, { outcome: 'http5xx', status: 503, said: 'no' })));
    const moved = { due: 540, sent: 541, connected: 542, firstByte: null, end: 549 };
    expect(one.events).to.deep.equal([{ ...ended(500, { outcome: 'http5xx', status: 503, said: 'no' }), ...moved }]);
    expect(one.specs).to.deep.equal([
      {
        ...{ purpose: 'probe', cpuWeight: 16_384, image: null, environment: {}, networks: ['back'] },
        ...{ command: ['ask'], files: { '/asked': 'this' } },
      },
    ]);
    await prober.stop();
    expect(one.calls).to.deep.equal(['SIGTERM', 'remove']);
    expect(one.events, 'and nothing is told of the end').to.have.length(1);
  });

  it('hand on what it warns of', async () => {
    const one = fake();
    await settle();
    const warning = { type: 'warned', failure: { code: 'R311', message: 'too many', at: null, fix: null } };
    for (const line of [began, warning]) one.say(JSON.stringify(line));
    await (await one.started).stop();
    expect(one.events).to.deep.equal([warning]);
  });
});

describe('turns that no sidecar takes', () => {
  it('have no data from the beginning where there is none, with one warning that says why', async () => {
    const one = fake({ refusal: 'no such image' });
    const prober = await one.started;
    await one.world.advance(1100);
    await prober.stop();
    expect(one.events[0]).to.deep.include({ type: 'warned' });
    expect(JSON.stringify(one.events[0])).to.include('R322').and.include('no such image').and.include('page');
    expect(samples(one.events)).to.deep.equal([
      [0, 'no_data'],
      [500, 'no_data'],
      [1000, 'no_data'],
    ]);
  });

  it('have none where it died before it told of them, and each that it told of stays as it was', async () => {
    const one = fake();
    await settle();
    one.say(JSON.stringify(began));
    const prober = await one.started;
    for (const due of [0, 1000]) one.say(JSON.stringify(ended(due)));
    await one.world.advance(1100);
    one.complain('out of memory');
    one.say('{"type":"probe.en');
    one.end(137);
    await one.world.advance(1600);
    await prober.stop();
    expect(samples(one.events)).to.deep.equal([
      [40, 'ok'],
      [1040, 'ok'],
      [540, 'no_data'],
      [1540, 'no_data'],
    ]);
    expect(JSON.stringify(one.events)).to.include('its program ended with 137: out of memory');
  });

  it('are none when the run is over before it begins', async () => {
    const one = fake();
    await settle();
    one.over.abort(new Error('Ctrl-C'));
    const { stop } = await one.started;
    one.end(137);
    await stop();
    expect(one.events).to.deep.equal([]);
  });
});
