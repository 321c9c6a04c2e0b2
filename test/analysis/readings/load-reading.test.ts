/** Loads over an experiment: counts, the longest silence, and where k6 tells less than happened. */
import { expect } from 'chai';
import { indexEvents } from '../../../harness/analysis/event-index.ts';
import type { ExperimentEvidence } from '../../../harness/analysis/evidence.ts';
import { longestGap, readLoads } from '../../../harness/analysis/readings/load-reading.ts';
import { Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import type { Windows } from '../../../harness/analysis/readings/windows.ts';
import { loadFindings } from '../../../harness/analysis/words/load-findings.ts';
import type { TimelineEvent } from '../../../harness/model/event.ts';
import type { Load } from '../../../harness/model/load.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { instant } from '../../../harness/model/time.ts';
import { answered, only } from '../../timelines/events.ts';

/** A baseline of two seconds, and eight more; injected at 2 s. */
const windows = {
  span: { from: 0, to: 10_000 },
  baseline: { from: 0, to: 2000 },
  whole: { from: 2000, origin: 2000, to: 10_000, uncertainty: 0, complete: true },
} as unknown as Windows;

const sent = (due: number, outcome: Outcome = 'ok', took = 1) =>
  answered(due, outcome, { probe: 'visitors', role: 'load', connection: 'kept', end: instant(due + took) });
const dropped = (from: number, count = 1) =>
  only('load.dropped', from, { load: 'visitors', from: instant(from), count });
const ended = (problem: string | null = null) =>
  only('load.ended', 10_000, {
    load: 'visitors',
    experiment: 'a freeze',
    exitCode: 105,
    thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.1', held: true }],
    problem,
  });

/** Ten a second from `from` to `to`. */
const steady = (from: number, to: number): TimelineEvent[] =>
  Array.from({ length: (to - from) / 100 }, (_, index) => sent(from + 100 * index));

const read = (events: readonly TimelineEvent[], kind: Load['kind'] = 'k6', over = windows) => {
  const eventIndex = indexEvents(events);
  const plan = { load: { visitors: { kind } } };
  const [reading] = readLoads({
    eventIndex,
    planned: { name: 'a freeze' },
    windows: over,
    plan,
  } as unknown as ExperimentEvidence);
  return reading!;
};

/** A freeze of three seconds: two requests time out, two are answered late, the other iterations never begin. */
const freeze = [
  ...steady(0, 3000),
  sent(3000, 'response_timeout', 2000),
  sent(3100, 'response_timeout', 2000),
  sent(5000, 'ok', 1000),
  sent(5100, 'ok', 900),
  ...Array.from({ length: 26 }, (_, index) => dropped(3200 + 100 * index)),
  ...steady(6000, 10_000),
  sent(10_000, 'refused'),
  ended(),
];

describe('a load', () => {
  it('counts of writes those that were read back, so that good and acknowledged are of one period', () => {
    const write = (due: number, number: number) => ({ ...sent(due), write: number });
    const more = {
      load: 'visitors',
      experiment: 'a freeze',
      first: 5,
      last: 9,
      found: [[5, 8]] as const,
      problem: null,
    };
    const back = only('writes.read', 10_200, more);
    const before = write(100, 4);
    const writes = [before, ...[9000, 9900, 10_050, 10_150].map((due, index) => write(due, 5 + index))];
    const { sent: all, good, writes: told } = read([...writes, back], 'writes');
    expect([all, good, told!.acknowledged, told!.kept]).to.deep.equal([4, 4, 4, 4]);
  });

  it('is counted over its experiment, by due instant', () => {
    expect(read(freeze)).to.deep.include({
      load: 'visitors',
      kind: 'k6',
      sent: 74,
      good: 72,
      dropped: 26,
      problem: null,
    });
    expect(read(freeze).thresholds).to.have.length(1);
  });

  it('has a longest silence: from the last good answer before to the first after, up to what is usual between two', () => {
    const { value, resolution } = read(freeze).longestGap!;
    expect(value).to.equal(6000 - 2901);
    expect(resolution).to.equal(100);
  });

  it('is silent up to the end when nothing comes any more', () => {
    expect(read([...steady(0, 3000), sent(3000, 'refused'), ended()]).longestGap!.value).to.equal(10_000 - 2901);
  });

  it('has no silence to tell where nothing was injected, or nothing was good before', () => {
    expect(longestGap(Samples.empty(), { ...windows, whole: null })).to.equal(null);
    expect(read([sent(2500), ended()]).longestGap).to.equal(null);
  });

  it('ignores a silence of the baseline', () => {
    expect(read([...steady(0, 500), ...steady(1500, 10_000), ended()]).longestGap!.value).to.equal(100);
  });

  it('of k6 that never reported its end is not to be trusted; one of plain requests has none to report', () => {
    expect(read(steady(0, 1000)).problem).to.equal('it did not end with a result');
    expect(read([...steady(0, 1000), ended('boom')]).problem).to.equal('boom');
    expect(read(steady(0, 1000), 'http')).to.deep.include({ sent: 10, good: 10, problem: null, thresholds: [] });
  });
});

describe("k6's own failure rate", () => {
  const finding = (events: readonly TimelineEvent[], kind: Load['kind'] = 'k6'): string | undefined =>
    loadFindings([read(events, kind)], windows)[0]?.text;

  it('is put beside what it leaves out', () => {
    expect(loadFindings([read(freeze)], windows)[0]!.severity).to.equal('warning');
    expect(finding(freeze)).to.equal(
      'k6 reports that 2.7 % of visitors failed; with the 26 iterations that it could not start, 28 % of 100 were bad, and no good answer came for 3.1 s ± 0.1 s',
    );
  });

  it('tells less also where everything was answered in the end', () => {
    const late = [
      ...steady(0, 3000),
      ...steady(3000, 6000).map((one) => ({ ...one, end: instant(6000) })),
      ...steady(6000, 10_000),
      ended(),
    ];
    expect(finding(late)).to.match(/^k6 reports that 0 % of visitors failed; no good answer came for 3\.1 s/);
  });

  it('is left alone where it tells the same, where it is not known, and for loads of ours', () => {
    const refused = [
      ...steady(0, 3000),
      ...steady(3000, 6000).map((one) => ({ ...one, outcome: 'refused' as const })),
      ...steady(6000, 10_000),
    ];
    expect(finding([...refused, ended()] as TimelineEvent[])).to.equal(undefined);
    expect(finding([...freeze.slice(0, -1), ended('boom')])).to.equal(undefined);
    expect(finding(freeze, 'http')).to.equal(undefined);
    expect(finding([...steady(0, 10_000), ended()])).to.equal(undefined);
  });
});
