/** The prober against a hand-driven world: when it sends, when it does not, and what it says of either. */
import { expect } from 'chai';
import type { HttpClient } from '../../harness/engine/clients.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { milliseconds } from '../../harness/model/time.ts';
import type { ProberSpec } from '../../harness/probes/probe-schedule.ts';
import { mostUnderWay, startProber } from '../../harness/probes/prober.ts';
import { type Behaviour, handDriven } from './hand-driven.ts';
import { specOf } from './specs.ts';

const begin = (behaviour: Behaviour, ...specs: ((http: HttpClient) => ProberSpec)[]) => {
  const world = handDriven(behaviour);
  const events: EventBody[] = [];
  const abort = new AbortController();
  const { clients, clock } = world.env;
  const asked = specs.map((spec) => spec(clients.http));
  const prober = startProber(asked, clock, (event) => events.push(event), abort.signal);
  const ended = (): ProbeEnded[] => events.filter((event) => event.type === 'probe.ended');
  return { ...world, events, ended, prober, abort };
};

describe('the prober', () => {
  it('sends every probe when it is due, though nothing is answered', async () => {
    const { advance, requests } = begin({ answersAfter: null }, specOf('a'));
    await advance(495);
    expect(requests.map((one) => one.at)).to.deep.equal(Array.from({ length: 50 }, (_, slot) => slot * 10));
  });

  it('says what became of each when it ends, by its due instant', async () => {
    const { advance, ended } = begin({ answersAfter: 3 }, specOf('a', { rate: 50 }));
    await advance(59);
    const seen = ended().map(({ probe, role, due, sent, end, outcome }) => ({ probe, role, due, sent, end, outcome }));
    const one = { probe: 'a', role: 'probe', outcome: 'ok' } as const;
    expect(seen).to.deep.equal([
      { ...one, due: 0, sent: 0, end: 3 },
      { ...one, due: 20, sent: 20, end: 23 },
      { ...one, due: 40, sent: 40, end: 43 },
    ]);
  });

  it('lets fresh and kept connections take turns, fresh first, however they are declared', async () => {
    const { advance, requests } = begin({ answersAfter: 1 }, specOf('a', { connections: ['kept', 'fresh'] }));
    await advance(35);
    expect(requests.map((one) => one.connection)).to.deep.equal(['fresh', 'kept', 'fresh', 'kept']);
  });

  it('never sends two probes at one instant when their rates are multiples of one another', async () => {
    const specs = [specOf('a'), specOf('b', { rate: 50 }), specOf('c', { rate: 100 })];
    const { advance, requests } = begin({ answersAfter: 1 }, ...specs);
    await advance(199);
    expect(requests).to.have.length(50);
    expect(new Set(requests.map((one) => one.at)).size).to.equal(50);
  });

  it('gives a request the time that is left of its due instant', async () => {
    const { advance, stall, requests } = begin({ answersAfter: 1 }, specOf('a'));
    await advance(5);
    await stall(18);
    expect(requests.map((one) => one.timeout)).to.deep.equal([1000, 992]);
  });

  it('passes over the slots of a long stall, and says that the harness was late', async () => {
    const { advance, stall, requests, ended } = begin({ answersAfter: 1 }, specOf('a'));
    await advance(5);
    await stall(60_004);
    await advance(60_005);
    expect(requests.length).to.be.at.most(5);
    const late = ended().filter((one) => one.outcome === 'harness_late');
    expect(late.map((one) => one.due)).to.deep.equal(Array.from({ length: 5997 }, (_, slot) => (slot + 1) * 10));
    expect(late[0]).to.include({ due: 10, sent: 60_004, end: 60_004, connected: null, connection: 'kept' });
    await advance(60_100);
    expect(requests.at(-1)!.at, 'then it is on time again').to.equal(60_100);
  });

  it('blames itself for a request that left too late although it was begun in time', async () => {
    const { advance, ended } = begin({ answersAfter: 1, sendTakes: 30 }, specOf('a', { rate: 10 }));
    await advance(90);
    expect(ended()[0]).to.include({ due: 0, sent: 30, outcome: 'ok' });
    const fast = begin({ answersAfter: 1, sendTakes: 30 }, specOf('a'));
    await fast.advance(90);
    expect(fast.ended()[0]).to.include({ due: 0, sent: 30, outcome: 'harness_late' });
  });

  it('cannot tell a good answer from a late one when it polled long after the deadline', async () => {
    const { advance, stall, ended } = begin({ answersAfter: 50 }, specOf('a', { within: milliseconds(100), rate: 1 }));
    await advance(20);
    await stall(101);
    expect(ended()[0]).to.include({ outcome: 'response_timeout', status: 200 });
    await advance(1020);
    await stall(1500);
    expect(ended()[1]).to.include({ outcome: 'harness_late', status: 200 });
  });

  it('keeps what a service said for certain, however late it was read', async () => {
    const { advance, stall, ended } = begin({ answersAfter: 50, outcome: 'refused' }, specOf('a', { rate: 1 }));
    await advance(20);
    await stall(9999);
    expect(ended().find((one) => one.due === 0)).to.include({ outcome: 'refused' });
  });

  it('sends nothing more once stopped, and waits for what is under way', async () => {
    const { advance, requests, ended, prober } = begin({ answersAfter: null }, specOf('a'));
    await advance(95);
    const stopped = prober.stop();
    await advance(1000);
    expect(ended()).to.have.length(1);
    await advance(2000);
    await stopped;
    expect(requests).to.have.length(10);
    expect(ended().map((one) => one.outcome)).to.deep.equal(Array.from({ length: 10 }, () => 'response_timeout'));
  });

  it('stops when its signal aborts, and may be stopped again', async () => {
    const { advance, abort, prober, ended } = begin({ answersAfter: 1 }, specOf('a', { rate: 1 }));
    await advance(5);
    abort.abort(new Error('interrupted'));
    await prober.ended;
    await prober.stop();
    expect(ended()).to.have.length(1);
  });

  it('stops and rejects when nobody can take its events', async () => {
    const world = handDriven({ answersAfter: 1 });
    const full = new Error('the disk is full');
    const refuse = (): never => {
      throw full;
    };
    const prober = startProber(
      [specOf('a')(world.env.clients.http)],
      world.env.clock,
      refuse,
      new AbortController().signal,
    );
    await world.advance(100);
    expect(await prober.ended.catch((error: unknown) => error)).to.equal(full);
    expect(world.requests).to.have.length(1);
  });

  it('has an end to what it leaves unanswered, and warns once', async () => {
    const patient = { rate: 1000, within: milliseconds(20_000) };
    const { advance, stall, requests, events, ended } = begin({ answersAfter: null }, specOf('a', patient));
    await advance(0);
    for (let at = 25; at <= 10_100; at += 25) await stall(at);
    expect(requests).to.have.length(mostUnderWay);
    expect(ended().every((one) => one.outcome === 'harness_late')).to.equal(true);
    const warnings = events.filter((event) => event.type === 'warned').map((event) => event.failure.code);
    expect(warnings).to.deep.equal(['R311']);
  });
});
