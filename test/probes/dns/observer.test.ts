/** Lookups by a sidecar: what becomes of its lines, and of samples that nobody could make. */
import { expect } from 'chai';
import type { Environment } from '../../../harness/engine/environment.ts';
import type { EventBody, EventOf } from '../../../harness/model/event.ts';
import type { PlannedService } from '../../../harness/model/plan.ts';
import type { DnsProbe } from '../../../harness/model/probe.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { Lookup } from '../../../harness/probes/dns/lookup-program.ts';
import { startDnsObserver } from '../../../harness/probes/dns/observer.ts';
import { type FakeSidecar, fakeSidecar } from '../fake-sidecar.ts';
import { handDriven } from '../hand-driven.ts';

const probe: DnsProbe = {
  type: 'probe',
  kind: 'dns',
  service: 'iotd',
  network: null,
  addresses: null,
  rate: 2,
  within: milliseconds(1000),
};

const services = [
  { name: 'iotd', replicas: 3, networks: [{ name: 'app', aliases: [] }] },
] as unknown as readonly PlannedService[];

/** The engine's clock is this far ahead, milliseconds. */
const clockOffset = 250;

interface Watched extends Omit<FakeSidecar, 'say'> {
  readonly world: ReturnType<typeof handDriven>;
  readonly env: Environment;
  readonly events: EventBody[];
  say(look: Partial<Lookup>): void;
  line(text: string): void;
}

function fake(refusal: string | null = null): Watched {
  const world = handDriven({ answersAfter: 0 });
  const sidecar = fakeSidecar({ refusal });
  const { startSidecar, say: line } = sidecar;
  const env = { ...world.env, engine: { helperContainers: { startSidecar } } } as unknown as Environment;
  const say = (look: Partial<Lookup>): void => {
    const due = look.due ?? clockOffset;
    line(JSON.stringify({ due, sent: due, end: due + 2, addresses: ['10.0.0.2'], ttl: 600, error: null, ...look }));
  };
  return { ...sidecar, world, env, events: [], say, line };
}

const start = (one: Watched, more: Partial<DnsProbe> = {}, signal = new AbortController().signal) =>
  startDnsObserver(
    'names',
    { ...probe, ...more },
    {
      env: one.env,
      emit: (event) => one.events.push(event),
      signal,
      services,
      address: () => ({ host: '127.0.0.1', port: 80 }),
      clockOffset,
    },
  );

/** Lets promises that are settled have their say. */
const settle = (): Promise<unknown> => new Promise(setImmediate);

const ended = (one: Watched): EventOf<'probe.ended'>[] =>
  one.events.filter((event) => event.type === 'probe.ended') as EventOf<'probe.ended'>[];

/** The outcome of one sample. */
async function outcomeOf(look: Partial<Lookup>, more: Partial<DnsProbe> = {}): Promise<string> {
  const one = fake();
  const watch = start(one, more);
  await settle();
  one.say(look);
  await (await watch).stop();
  return ended(one)[0]!.outcome;
}

const three = { addresses: ['10.0.0.4', '10.0.0.2', '10.0.0.3'] };

describe('lookups by a sidecar of the network', () => {
  it('are one answer and one judged sample each, moved from the clock of the engine to that of the run', async () => {
    const one = fake();
    const watch = start(one);
    await settle();
    one.say({ ...three, due: clockOffset + 500, sent: clockOffset + 501, end: clockOffset + 503 });
    const [answered, judged] = one.events;
    const addresses = three.addresses;
    expect(answered).to.deep.equal({
      type: 'dns.answered',
      probe: 'names',
      due: 500,
      end: 503,
      addresses,
      ttl: 600,
      error: null,
    });
    expect(judged).to.deep.include({ type: 'probe.ended', due: 500, sent: 501, end: 503, outcome: 'ok' });
    expect(judged).to.include({ role: 'probe', instance: '10.0.0.4' });
    await (await watch).stop();
    expect(one.calls).to.deep.equal(['SIGTERM', 'remove']);
    expect(one.events, 'and nothing is told of the end').to.have.length(2);
  });

  it('are made in the first network of the service, or in the one that is named', async () => {
    for (const [network, networks] of [
      [null, ['app']],
      ['back', ['back']],
    ] as const) {
      const one = fake();
      const watch = start(one, { network });
      await settle();
      one.say({});
      await (await watch).stop();
      expect(one.specs[0]).to.deep.include({ networks, image: null, files: {} });
      expect(one.specs[0]!.environment).to.deep.equal({ NAME: 'iotd', EVERY: '500', WITHIN: '1000' });
    }
  });

  it('are good with one address per planned replica, or with as many as the probe says', async () => {
    expect(await outcomeOf(three)).to.equal('ok');
    expect(await outcomeOf({ addresses: ['10.0.0.2', '10.0.0.3'] })).to.equal('wrong');
    expect(await outcomeOf({ addresses: ['10.0.0.2', '10.0.0.3'] }, { addresses: 2 })).to.equal('ok');
  });

  it('are bad where there is no name, unless none is what was asked for', async () => {
    const none = { addresses: [], error: 'ENOTFOUND' };
    expect(await outcomeOf(none)).to.equal('dns');
    expect(await outcomeOf(none, { addresses: 0 })).to.equal('ok');
  });

  it('are too late by the clock of the program, and not counted where the program itself was', async () => {
    expect(await outcomeOf({ addresses: [], error: 'ETIMEOUT' })).to.equal('response_timeout');
    expect(await outcomeOf({ ...three, end: clockOffset + 1001 })).to.equal('response_timeout');
    expect(await outcomeOf({ ...three, sent: clockOffset + 251, end: clockOffset + 260 })).to.equal('harness_late');
  });
});

describe('lookups that nobody can make', () => {
  it('are recorded as samples without data, with one warning that says why', async () => {
    const one = fake('no such image');
    const watch = await start(one);
    await one.world.advance(1100);
    await watch.stop();
    expect(one.events[0]).to.deep.include({ type: 'warned' });
    expect(JSON.stringify(one.events[0])).to.include('R312').and.include('no such image');
    expect(ended(one).map(({ due, outcome }) => [due, outcome])).to.deep.equal([
      [0, 'no_data'],
      [500, 'no_data'],
      [1000, 'no_data'],
    ]);
  });

  it('go on where the program left off when it died', async () => {
    const one = fake();
    const watch = start(one);
    await settle();
    one.say({ ...three, due: clockOffset });
    await one.world.advance(400);
    one.complain('out of memory');
    one.line('{"due": 50');
    one.end(137);
    await one.world.advance(1100);
    await (await watch).stop();
    expect(ended(one).map(({ due, outcome }) => [due, outcome])).to.deep.equal([
      [0, 'ok'],
      [500, 'no_data'],
      [1000, 'no_data'],
    ]);
    expect(JSON.stringify(one.events)).to.include('its program ended with 137: out of memory');
  });

  it('are none when the run is over before the first', async () => {
    const one = fake();
    const over = new AbortController();
    const watch = start(one, {}, over.signal);
    await settle();
    over.abort(new Error('Ctrl-C'));
    const { stop } = await watch;
    one.end(137);
    await stop();
    expect(one.events).to.deep.equal([]);
  });
});
