/** What a PromQL probe drew: names, gaps, limits, and the lag that its numbers bear. */
import { expect } from 'chai';
import { type MetricSample, readMetric, shownText } from '../../../harness/analysis/readings/metric-reading.ts';
import { observerLag } from '../../../harness/analysis/readings/resolution.ts';
import type { EventOf } from '../../../harness/model/event.ts';
import { instant, milliseconds, seconds } from '../../../harness/model/time.ts';
import { promqlOf } from '../../probes/promql/fake-prometheus.ts';

type Values = Readonly<Record<string, number | 'NaN'>>;

/** A sample each second: what each job's `up` was, or why there was nothing. */
const looks = (all: readonly (Values | string)[], notes: readonly string[] = []): MetricSample[] =>
  all.map((one, second) => ({
    type: 'metric.sampled',
    seq: second,
    at: instant(second * 1000 + 5),
    probe: 'up',
    due: instant(second * 1000),
    end: instant(second * 1000 + 5),
    series:
      typeof one === 'string'
        ? []
        : Object.entries(one).map(([job, value]) => ({
            labels: { job, __name__: 'up' },
            points: [[instant(second * 1000 + 3), value]] as const,
          })),
    gap: typeof one === 'string' ? one : null,
    notes,
  }));

const read = (samples: readonly MetricSample[], length = samples.length) =>
  readMetric(promqlOf(), samples, { from: instant(0), to: instant(length * 1000) }, milliseconds(2500));
const values = (samples: readonly MetricSample[], name: string) =>
  read(samples)
    .series.find((one) => one.name === name)
    ?.points.map((one) => one.value);

const a = '{job="a"}';
const b = '{job="b"}';

describe('a metric', () => {
  it('is read by series, in one order, on the clock of the run', () => {
    const { series, query, floor, gaps } = read(
      looks([
        { b: 1, a: 2 },
        { a: 3, b: 1 },
      ]),
    );
    expect({ query, floor, gaps }).to.deep.equal({ query: 'up{job="api"}', floor: 2500, gaps: [] });
    expect(series.map((one) => one.name)).to.deep.equal([a, b]);
    expect(series[0]!.points).to.deep.equal([
      { at: 3, value: 2 },
      { at: 1003, value: 3 },
    ]);
  });

  it('keeps its gaps as gaps: one null, and the stretch with its reason', () => {
    const samples = looks([{ a: 1 }, 'down', 'down', 'no answer', { a: 1 }, { a: 1 }, 'down']);
    expect(values(samples, a)).to.deep.equal([1, null, 1, 1, null]);
    expect(read(samples).gaps).to.deep.equal([
      { from: 1000, to: 3000, reason: 'down' },
      { from: 3000, to: 4000, reason: 'no answer' },
      { from: 6000, to: 7000, reason: 'down' },
    ]);
  });

  it('ends the line of a series that others outlive, and of one that is no number', () => {
    const samples = looks([{ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 'NaN' }, { a: 1, b: 0 }]);
    expect(values(samples, a)).to.deep.equal([1, null, 1, 1]);
    expect(values(samples, b)).to.deep.equal([1, 1, null, 0]);
    expect(read(samples).gaps).to.deep.equal([]);
  });

  it('does not begin before its first value', () => {
    expect(values(looks([{ b: 1 }, { b: 1 }, { a: 4, b: 1 }]), a)).to.deep.equal([4]);
  });

  it('says every note once, and that not all series are drawn', () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`job-${n}`, n]));
    const { series, notes } = read(looks([many, many], ['slow', 'no counter']));
    expect(series).to.have.length(12);
    expect(notes).to.deep.equal(['15 series, of which 12 are drawn', 'slow', 'no counter']);
  });

  it('is at most 400 points a series, of which none hides a peak, a trough or a gap', () => {
    const all: (Values | string)[] = Array.from({ length: 3600 }, (_, n) => ({ a: n % 7 }));
    all[1234] = { a: 99 };
    all[2000] = { a: -5 };
    all[3000] = 'down';
    const points = read(looks(all)).series[0]!.points;
    expect(points.length).to.be.within(200, 400);
    expect(points.map((one) => one.value)).to.include.members([99, -5, null]);
    expect(points.map((one) => one.at)).to.deep.equal(points.map((one) => one.at).toSorted((x, y) => x - y));
  });

  it('names its metrics only where there are several, and a bare value as what it is', () => {
    const named = (labels: readonly Readonly<Record<string, string>>[]) => {
      const [look] = looks([{}]);
      const series = labels.map((one) => ({ labels: one, points: [[instant(1), 1]] as const }));
      return read([{ ...look!, series }]).series.map((one) => one.name);
    };
    expect(
      named([
        { __name__: 'x', job: 'a' },
        { __name__: 'y', job: 'a' },
      ]),
    ).to.deep.equal([`x${a}`, `y${a}`]);
    expect(named([{ __name__: 'x' }])).to.deep.equal(['x']);
    expect(named([{}])).to.deep.equal(['value']);
  });

  it('is shown in words', () => {
    const [some, none, many] = looks([{ a: 0, b: 1 }, {}, { a: 1, b: 1, c: 1, d: 1, e: 1 }]);
    expect(shownText(some!)).to.equal(`${a} is 0, ${b} is 1`);
    expect(shownText(none!)).to.equal('nothing');
    expect(shownText(many!)).to.match(/ and 2 more$/);
  });
});

describe('the lag of an observer', () => {
  const witness = {
    scrapeInterval: seconds(15),
    scrapeTimeout: seconds(10),
    evaluationInterval: null,
    clockUncertainty: milliseconds(2),
  } as EventOf<'witness.observed'>;

  it('is a scrape and its time-out, and for an alert the evaluation of its rule', () => {
    expect(observerLag(promqlOf(), witness)).to.equal(25_002);
    expect(observerLag(promqlOf(), { ...witness, evaluationInterval: seconds(30) })).to.equal(55_002);
    expect(observerLag(promqlOf(), null)).to.equal(0);
  });

  it('is as much longer as what it is asked for reaches back', () => {
    expect(observerLag(promqlOf({ over: seconds(20) }), witness)).to.equal(45_002);
    expect(observerLag(promqlOf({ query: 'rate(a[1m]) / rate(b{c="[9m]"}[30s])' }), witness)).to.equal(85_002);
    expect(observerLag(promqlOf({ query: 'max_over_time(rate(a[5s])[1m30s:1s])' }), witness)).to.equal(115_002);
  });
});
