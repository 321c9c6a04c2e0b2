/** What Prometheus writes, read as it is meant, and judged. */
import { expect } from 'chai';
import type { MetricTest } from '../../../harness/model/probe.ts';
import { readEnvelope, readSeries } from '../../../harness/probes/promql/envelope.ts';
import { judgeMetric } from '../../../harness/probes/promql/judge.ts';

const vector = (...values: string[]) =>
  readSeries({ resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1.5, value] })) })!;
const within = (atLeast: number | null, atMost: number | null): MetricTest => ({ is: 'within', atLeast, atMost });
const outcomeOf = (test: MetricTest, ...values: string[]): string => judgeMetric(test, vector(...values), null).outcome;

describe('an answer of Prometheus', () => {
  it('keeps what is no finite number apart', () => {
    const values = vector('1e3', '-0.5', 'NaN', '+Inf', '-Inf').map((one) => one.points[0]!.value);
    expect(values).to.deep.equal([1000, -0.5, 'NaN', '+Inf', '-Inf']);
  });

  it('has its instants in milliseconds, those of a matrix in order', () => {
    const series = { metric: { a: 'b' }, values: [[2.001, '2']], histograms: [[1, { count: '1' }]] };
    expect(readSeries({ resultType: 'matrix', result: [series] })).to.deep.equal([
      {
        labels: { a: 'b' },
        points: [
          { time: 1000, value: 'histogram' },
          { time: 2001, value: 2 },
        ],
      },
    ]);
  });

  it('is distinguished from what is none', () => {
    expect(readEnvelope(200, '{"status":"success"}')).to.deep.equal({ data: null, error: null, notes: [] });
    expect(readEnvelope(500, '').error).to.equal('answered 500 with what is no answer of Prometheus');
    expect(readEnvelope(400, '{"status":"error"}').error).to.equal('status 400');
    for (const data of [null, {}, { resultType: 'vector' }, { resultType: 'string', result: [1, 'a'] }]) {
      expect(readSeries(data), JSON.stringify(data)).to.equal(null);
    }
  });
});

describe('a metric', () => {
  it('is good within its bounds, the bounds included, for every series', () => {
    expect(outcomeOf(within(1, 2), '1', '2')).to.equal('ok');
    expect(outcomeOf(within(1, 2), '1', '2.1')).to.equal('wrong');
    expect(outcomeOf(within(1, null), '+Inf')).to.equal('ok');
    expect(outcomeOf(within(null, 1), '+Inf')).to.equal('wrong');
    expect(outcomeOf(within(null, 1), '-Inf')).to.equal('ok');
  });

  it('that is not a number lies in no range, not even in all of them', () => {
    expect(outcomeOf(within(null, null), 'NaN')).to.equal('wrong');
    expect(outcomeOf(within(null, null), '-7')).to.equal('ok');
  });

  it('that is a native histogram is there, and has no number to be judged by', () => {
    const histogram = { metric: {}, histogram: [1, {}] };
    const series = readSeries({ resultType: 'vector', result: [histogram] })!;
    expect(judgeMetric({ is: 'present' }, series, null).outcome).to.equal('ok');
    expect(judgeMetric({ is: 'absent' }, series, null).outcome).to.equal('wrong');
    expect(judgeMetric(within(1, 2), series, null).gap).to.match(/native histograms/);
  });

  it('that is not there is an answer to whether it is there, and none to what it is', () => {
    expect(outcomeOf({ is: 'present' })).to.equal('wrong');
    expect(outcomeOf({ is: 'absent' })).to.equal('ok');
    expect(judgeMetric(within(1, 2), [], null)).to.deep.equal({ outcome: 'no_data', gap: 'no data' });
  });

  it('over a range is judged by every point, and by those that are missing', () => {
    const points = (...values: [number, string][]) =>
      readSeries({ resultType: 'matrix', result: values.length === 0 ? [] : [{ metric: {}, values }] })!;
    const times = [1000, 2000, 3000];
    const whole = points([1, '1'], [2, '1'], [3, '1']);
    const holed = points([1, '1'], [3, '1']);
    const judged = (test: MetricTest, series: typeof whole) => judgeMetric(test, series, times);
    expect(judged(within(1, 1), whole).outcome).to.equal('ok');
    expect(judged(within(1, 1), holed)).to.deep.equal({ outcome: 'no_data', gap: 'no data for 1 of 3 points' });
    expect(judged(within(2, 2), holed).outcome, 'one bad point is enough').to.equal('wrong');
    expect(judged({ is: 'present' }, holed).outcome).to.equal('wrong');
    expect(judged({ is: 'absent' }, holed).outcome).to.equal('wrong');
    expect(judged({ is: 'absent' }, points()).outcome).to.equal('ok');
  });
});
