/** An asker of another protocol beside HTTP's: it gets its slots in turn, and its answers are judged like any other's. */
import { expect } from 'chai';
import type { Answer } from '../../harness/engine/clients.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { after, type Duration, type Instant, milliseconds } from '../../harness/model/time.ts';
import type { Asker, Slot } from '../../harness/probes/asker.ts';
import type { ProberSpec } from '../../harness/probes/probe-schedule.ts';
import { mostUnderWay, startProber } from '../../harness/probes/prober.ts';
import { type HandDriven, handDriven } from './hand-driven.ts';
import { specOf } from './specs.ts';

interface Asked extends Slot {
  readonly at: Instant;
  readonly timeout: Duration;
}

interface Manners {
  /** How long it takes until it has sent. */
  readonly sendTakes?: number;
  /** Null: never, and it ends at its timeout. */
  readonly answersAfter?: number | null;
  readonly outcome?: Outcome;
}

/** Greets over a protocol that has neither status nor kept connections. */
function greeter({ env }: HandDriven, { sendTakes = 0, answersAfter = 3, outcome = 'ok' }: Manners = {}) {
  const { clock } = env;
  const asked: Asked[] = [];
  const asker: Asker = {
    connections: ['fresh'],
    async ask(slot, timeout): Promise<Answer> {
      asked.push({ ...slot, at: clock.now(), timeout });
      const sent = after(clock.now(), milliseconds(sendTakes));
      await clock.sleepUntil(after(sent, answersAfter === null ? timeout : milliseconds(answersAfter)));
      const shared = { sent, connected: sent, end: clock.now(), status: null, instance: null };
      return answersAfter === null
        ? { ...shared, firstByte: null, outcome: 'response_timeout' }
        : { ...shared, firstByte: clock.now(), outcome };
    },
  };
  return { asker, asked };
}

const probe = { rate: 100, within: milliseconds(1000) };

const begin = (world: HandDriven, ...specs: ProberSpec[]) => {
  const events: EventBody[] = [];
  const prober = startProber(specs, world.env.clock, (event) => events.push(event), new AbortController().signal);
  const ended = (name: string): ProbeEnded[] =>
    events.filter((event) => event.type === 'probe.ended').filter((event) => event.probe === name);
  return { prober, events, ended };
};

const greeting = (asker: Asker, more: Partial<ProberSpec['probe']> = {}): ProberSpec => ({
  name: 'greeting',
  role: 'probe',
  probe: { ...probe, ...more },
  asker,
});

describe('an asker of any protocol', () => {
  it('gets the slots of its own schedule in turn, with the time that is left of each', async () => {
    const world = handDriven({ answersAfter: 3 });
    const { asker, asked } = greeter(world);
    const { ended } = begin(world, specOf('page', { rate: 50 })(world.env.clients.http), greeting(asker));
    await world.advance(12);
    await world.stall(27);
    expect(asked.map(({ number, due, at, timeout }) => [number, due, at, timeout])).to.deep.equal([
      [0, 5, 5, 1000],
      [1, 15, 27, 988],
      [2, 25, 27, 998],
    ]);
    expect(new Set(asked.map((one) => one.connection))).to.deep.equal(new Set(['fresh']));
    expect(
      world.requests.map((one) => one.at),
      'and HTTP its own',
    ).to.deep.equal([0, 27]);
    await world.advance(40);
    expect(ended('greeting')[0]).to.deep.equal({
      type: 'probe.ended',
      probe: 'greeting',
      role: 'probe',
      connection: 'fresh',
      due: 5,
      sent: 5,
      connected: 5,
      firstByte: 8,
      end: 8,
      outcome: 'ok',
      status: null,
      instance: null,
    });
  });

  it('stops the prober, and every other asker with it, by what it throws', async () => {
    const broken = new Error('it knows no address');
    const atOnce = (): never => {
      throw broken;
    };
    for (const ask of [atOnce, async () => atOnce()]) {
      const world = handDriven({ answersAfter: 3 });
      const spec = greeting({ connections: ['fresh'], ask });
      const { prober, ended } = begin(world, specOf('page')(world.env.clients.http), spec);
      await world.advance(100);
      expect(await prober.ended.catch((error: unknown) => error)).to.equal(broken);
      expect(ended('page'), 'what was under way still ends').to.have.length(1);
      expect(ended('greeting')).to.deep.equal([]);
    }
  });

  it('numbers its writes from the first on, sent or not', async () => {
    const world = handDriven({ answersAfter: 3 });
    const { asker } = greeter(world);
    const { ended } = begin(world, { ...greeting(asker), role: 'load', firstWrite: 2_000_000 });
    await world.advance(5);
    await world.stall(40);
    await world.advance(45);
    const written = ended('greeting').map(({ role, write, outcome }) => [role, write, outcome]);
    expect(written.toSorted()).to.deep.equal([
      ['load', 2_000_000, 'ok'],
      ['load', 2_000_001, 'harness_late'],
      ['load', 2_000_002, 'ok'],
      ['load', 2_000_003, 'ok'],
      ['load', 2_000_004, 'ok'],
    ]);
  });
});

/** What is judged of a probe at 100/s when its answer comes so, and the world stands still meanwhile. */
interface Case {
  readonly manners: Manners;
  readonly within?: number;
  readonly stallTo?: number;
}

const cases: readonly Case[] = [
  { manners: { answersAfter: 3 } },
  { manners: { answersAfter: 3, sendTakes: 24 } },
  { manners: { answersAfter: 3, sendTakes: 26 } },
  { manners: { answersAfter: 50 }, within: 100, stallTo: 101 },
  { manners: { answersAfter: 50 }, within: 100, stallTo: 126 },
  { manners: { answersAfter: 50, outcome: 'refused' }, within: 100, stallTo: 500 },
  { manners: { answersAfter: null }, within: 100 },
  { manners: { answersAfter: null }, within: 100, stallTo: 2000 },
];

describe('lateness, the cap and the time of answers', () => {
  it('are judged of any asker as they are of HTTP', async () => {
    const outcomes = new Set<Outcome>();
    for (const { manners, within = 1000, stallTo } of cases) {
      const more = { within: milliseconds(within) };
      const run = async (specIn: (world: HandDriven) => ProberSpec) => {
        const { answersAfter = 3, outcome, sendTakes = 0 } = manners;
        const world = handDriven({ answersAfter, sendTakes, ...(outcome && { outcome }) });
        const { ended, prober } = begin(world, specIn(world));
        await world.advance(15);
        if (stallTo !== undefined) await world.stall(stallTo);
        const stopped = prober.stop();
        await world.advance(10_000);
        await stopped;
        return ended('greeting').map(({ due, sent, end, outcome }) => ({ due, sent, end, outcome }));
      };
      const greeted = await run((world) => greeting(greeter(world, manners).asker, more));
      const page = await run((world) =>
        specOf('greeting', { ...more, connections: ['fresh'] })(world.env.clients.http),
      );
      expect(greeted, JSON.stringify({ manners, within, stallTo })).to.deep.equal(page);
      for (const one of greeted) outcomes.add(one.outcome);
    }
    expect([...outcomes].sort()).to.deep.equal(['harness_late', 'ok', 'refused', 'response_timeout']);
  });

  it('has one cap for all askers together', async () => {
    const world = handDriven({ answersAfter: null });
    const { asker, asked } = greeter(world, { answersAfter: null });
    const patient = { rate: 1000, within: milliseconds(20_000) };
    const { events, ended } = begin(world, specOf('page', patient)(world.env.clients.http), greeting(asker, patient));
    await world.advance(0);
    for (let at = 25; at <= 5100; at += 25) await world.stall(at);
    expect(world.requests.length + asked.length).to.equal(mostUnderWay);
    expect(asked.length).to.be.within(4900, 5100);
    expect(ended('greeting').every((one) => one.outcome === 'harness_late')).to.equal(true);
    const warnings = events.filter((event) => event.type === 'warned').map((event) => event.failure.code);
    expect(warnings).to.deep.equal(['R311']);
  });
});
