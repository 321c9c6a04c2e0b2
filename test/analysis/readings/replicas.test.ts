/** Who answered: shares of replicas, evenness, and what the resolver said for how long. */
import { expect } from 'chai';
import { type EventIndex, indexEvents } from '../../../harness/analysis/event-index.ts';
import type { ExperimentEvidence } from '../../../harness/analysis/evidence.ts';
import { evennessOf } from '../../../harness/analysis/judge/chi-square.ts';
import { judgeBalance } from '../../../harness/analysis/judge/judge-balance.ts';
import { dnsSpans } from '../../../harness/analysis/readings/dns-spans.ts';
import type { ProbeEvidence } from '../../../harness/analysis/readings/probe-reading.ts';
import { replicaShares } from '../../../harness/analysis/readings/replica-shares.ts';
import { Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import { whoAnswered } from '../../../harness/analysis/readings/who-answered.ts';
import type { Window } from '../../../harness/analysis/readings/windows.ts';
import type { TimelineEvent } from '../../../harness/model/event.ts';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { answered as answeredAt, observed as observedAt, only } from '../../timelines/events.ts';

const observed = (at: number, replica: number, container: string, ...addresses: string[]) =>
  observedAt(at, { service: 'iotd', replica, container, addresses });

const answered = (due: number, instance: string | null) => answeredAt(due, 'ok', { status: 200, instance });

const looked = (due: number, addresses: readonly string[], error: string | null = null) =>
  only('dns.answered', due + 2, {
    probe: 'names',
    due: instant(due),
    end: instant(due + 2),
    addresses,
    ttl: 600,
    error,
  });

const chronicleOf = (...events: readonly TimelineEvent[]): EventIndex => indexEvents(events);

const [first, second, third] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'] as const;
const three = [
  observed(0, 1, first, '10.0.0.2'),
  observed(0, 2, second, '10.0.0.3'),
  observed(0, 3, third, '10.0.0.4'),
] as const;

/** So many answers of each instance, one after another. */
const answers = (counts: Readonly<Record<string, number>>): TimelineEvent[] =>
  Object.entries(counts)
    .flatMap(([instance, count]) => Array.from({ length: count }, () => instance))
    .map((instance, index) => answered(index * 10, instance));

describe('the share of each replica', () => {
  it('is known by host name, and by the address that a container had at the time', () => {
    const eventIndex = chronicleOf(
      ...three,
      observed(500, 1, first, '10.0.0.9'),
      observed(600, 2, second, '10.0.0.2'),
      ...[
        answered(100, '10.0.0.2'),
        answered(700, '10.0.0.2'),
        answered(710, '10.0.0.9'),
        answered(720, third),
        answered(730, null),
      ],
    );
    const shares = replicaShares(eventIndex.probes.get('page')!, whoAnswered(eventIndex));
    expect(shares.map(({ replica, instance, answered }) => [replica?.replica, instance, answered])).to.deep.equal([
      [1, '10.0.0.2', 1],
      [1, '10.0.0.9', 1],
      [2, '10.0.0.2', 1],
      [3, third, 1],
    ]);
  });

  it('names strangers last', () => {
    const eventIndex = chronicleOf(...three, ...answers({ 'somebody-else': 2, [second]: 1 }));
    expect(replicaShares(eventIndex.probes.get('page')!, whoAnswered(eventIndex))).to.deep.equal([
      { replica: { service: 'iotd', replica: 2 }, instance: second, answered: 1 },
      { replica: null, instance: 'somebody-else', answered: 2 },
    ]);
  });
});

const judge = (counts: Readonly<Record<string, number>>, atLeast = 0.5, complete = true) => {
  const eventIndex = chronicleOf(...three, ...answers(counts));
  const run = { service: (name: string) => (name === 'iotd' ? { replicas: 3 } : { replicas: 1 }) };
  const window = { from: 0, origin: 0, to: 1e6, uncertainty: milliseconds(0), complete } as unknown as Window;
  const samples = eventIndex.probes.get('page') ?? Samples.empty();
  const basis = { name: 'page', probe: { service: 'gateway' }, samples } as unknown as ProbeEvidence;
  return judgeBalance(atLeast, basis, window, { eventIndex, run } as unknown as ExperimentEvidence);
};

describe('isBalanced', () => {
  it('holds when none lies below its part of an even share, and lists the counts', () => {
    const judged = judge({ [first]: 30, [second]: 20, [third]: 10 });
    expect(judged).to.include({ verdict: 'pass', observed: 'iotd #1 30, iotd #2 20, iotd #3 10 of 60' });
    expect(judged.limit).to.equal('50 % of 20 each');
    expect(judged.evidence.map(({ text }) => text)).to.deep.equal([
      'iotd #1: 30 of 60 answers, 50 %',
      'iotd #2: 20 of 60 answers, 33.3 %',
      'iotd #3: 10 of 60 answers, 16.7 %',
      'χ² 10 with 2 degrees of freedom: pure chance is as uneven in 0.7 % of cases',
    ]);
  });

  it('fails by name when one gave too little, or nothing at all', () => {
    expect(judge({ [first]: 30, [second]: 21, [third]: 9 })).to.include({
      verdict: 'fail',
      reason: 'iotd #3 gave less than 50 % of 20 each',
    });
    expect(judge({ [first]: 30 }).reason).to.equal('iotd #2 and iotd #3 gave less than 50 % of 10 each');
  });

  it('counts an instance that nobody knows as one more', () => {
    const judged = judge({ [first]: 30, [second]: 30, [third]: 30, stranger: 30 }, 1);
    expect(judged).to.include({ verdict: 'pass', observed: 'iotd #1 30, iotd #2 30, iotd #3 30, stranger 30 of 120' });
    expect(judge({ [first]: 30, [second]: 30, [third]: 30, stranger: 1 }).reason).to.include('stranger gave less');
  });

  it('is not known of fewer than five answers for each, of silent answers, or of half a window', () => {
    const few = judge({ [first]: 5, [second]: 5, [third]: 4 });
    expect(few).to.include({ verdict: 'inconclusive', reason: 'only 14 answers for 3 replicas' });
    expect(judge({})).to.include({ verdict: 'inconclusive', reason: 'no answer names the instance that gave it' });
    expect(judge({ [first]: 20, [second]: 20, [third]: 20 }, 0.5, false).verdict).to.equal('inconclusive');
  });
});

describe('the test of evenness', () => {
  it('gives the probabilities of the tables of χ²', () => {
    // Upper critical values, NIST/SEMATECH e-Handbook 1.3.6.7.4: 5 % at 3.841, 5.991, 11.070; 0.1 % at 13.816.
    const tail = (statistic: number, degrees: number): number => {
      // Two counts apart from the mean by d, the rest on it: the statistic is 2 d² ÷ even.
      const even = 1e6;
      const d = Math.sqrt((statistic * even) / 2);
      const rest = Array.from({ length: degrees - 1 }, () => even);
      return evennessOf([even + d, even - d, ...rest]).probability;
    };
    expect(tail(3.841, 1)).to.be.closeTo(0.05, 1e-4);
    expect(tail(5.991, 2)).to.be.closeTo(0.05, 1e-4);
    expect(tail(11.07, 5)).to.be.closeTo(0.05, 1e-4);
    expect(tail(13.816, 2)).to.be.closeTo(0.001, 1e-5);
  });

  it('ends where counts are all the same, or could not be further apart', () => {
    expect(evennessOf([7, 7, 7])).to.deep.equal({ statistic: 0, degrees: 2, probability: 1 });
    expect(evennessOf([1e6, 0, 0]).probability).to.be.within(0, 1e-9);
    expect(evennessOf([300, 100, 0, 0]).probability).to.be.within(0, 1e-9);
  });
});

describe('what the resolver said', () => {
  it('is one span as long as it says the same, in whatever order', () => {
    const eventIndex = chronicleOf(
      ...three,
      looked(0, ['10.0.0.2', '10.0.0.3', '10.0.0.4']),
      looked(500, ['10.0.0.4', '10.0.0.2', '10.0.0.3']),
      looked(1000, ['10.0.0.4', '10.0.0.2']),
      looked(1500, [], 'ESERVFAIL'),
      looked(2000, ['10.0.0.4', '192.0.2.1']),
    );
    expect(dnsSpans(eventIndex.dns.get('names')!, whoAnswered(eventIndex))).to.deep.equal([
      { from: 0, to: 502, names: ['iotd #1', 'iotd #2', 'iotd #3'], ttl: 600, error: null },
      { from: 1000, to: 1002, names: ['iotd #1', 'iotd #3'], ttl: 600, error: null },
      { from: 1500, to: 1502, names: [], ttl: 600, error: 'ESERVFAIL' },
      { from: 2000, to: 2002, names: ['192.0.2.1', 'iotd #3'], ttl: 600, error: null },
    ]);
  });

  it('never lasts into the next answer, however slow it was', () => {
    const late = { ...looked(0, ['10.0.0.2']), end: instant(700) };
    const eventIndex = chronicleOf(...three, late, looked(500, ['10.0.0.3']));
    const spans = dnsSpans(eventIndex.dns.get('names')!, whoAnswered(eventIndex));
    expect(spans.map(({ from, to }) => [from, to])).to.deep.equal([
      [0, 500],
      [500, 502],
    ]);
  });
});
