/** What of a PromQL probe can be seen to be wrong before anything starts. */
import { expect } from 'chai';
import { alert, crash, expect as expectThat, promql } from '../../harness/index.ts';
import { api, compile, db, describeScenario, problemsOf } from './sample.ts';

const scenarioWith = (metric: ReturnType<typeof promql>) =>
  describeScenario({
    probes: { metric },
    experiments: { a: { fault: crash(api), recovery: '20s', after: [expectThat(metric).fails()] } },
  });
const problemsWith = (...words: Parameters<typeof promql>): readonly string[] =>
  problemsOf(scenarioWith(promql(...words)));

describe('a PromQL expression', () => {
  it('that parses has no problem', () => {
    const fine = [
      'up',
      'sum by (job) (rate(http_requests_total{job="api", code=~"5.."}[30s])) > bool 0.5 or vector(0)',
      'histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))',
      'min_over_time(up{job="api"}[10s])',
      'up offset 5m',
      'sum(access_log_total) without(hostname, instance)',
      'up[30s]',
      '1 - avg(up)',
    ];
    for (const query of fine) expect(problemsWith(api, query), query).to.deep.equal([]);
    const down = alert(api, 'Down', { labels: { job: 'a "quoted" one' } });
    expect(problemsOf(scenarioWith(down))).to.deep.equal([]);
  });

  it('that does not is reported with its column and what was not expected', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['up{job="x"', 'it ends too early, at column 11'],
      ['up{job=x}', "'x' was not expected at column 8"],
      ['up up', "'up' was not expected at column 4"],
      ['rat(x[5m])', "'(' was not expected at column 4; rat is not a function of PromQL"],
      ['rate(x[5 m])', "'m' was not expected at column 10"],
      ['1 +* 2', "something is missing before '*', at column 4"],
      ['up ==', 'it ends too early, at column 6'],
      ['"up"', 'it is a text, which has no value'],
    ];
    for (const [query, text] of wrong) {
      expect(problemsWith(api, query)).to.deep.equal([`R216 ${query} is not PromQL: ${text}`]);
    }
    expect(problemsWith(api, '')).to.deep.equal(['R216 an empty text is not PromQL: it ends too early, at column 1']);
  });

  it('has its place', () => {
    const { problems } = compile(scenarioWith(promql(api, 'up{')));
    expect(problems![0]).to.include({ at: "scenarios/shop.ts, probe 'metric'" });
  });

  it('that is a range cannot be asked for over another', () => {
    expect(problemsWith(api, 'up[30s]', { over: '10s' }).join()).to.match(/^R216 .*range already/);
  });

  it('is asked of a service that publishes its port, unless it has a URL', () => {
    expect(problemsWith(db, 'up').join()).to.match(/^R207 .*db/);
    expect(problemsWith({ type: 'service', name: 'nobody' }, 'up').join()).to.match(/^R202 .*'nobody'/);
    expect(problemsWith('http://prometheus.example:9090', 'up')).to.deep.equal([]);
    expect(problemsWith('http://prometheus.example:9090', 'up{').join()).to.match(/^R216 /);
  });

  it('with bounds that exclude each other can never be good', () => {
    expect(problemsWith(api, 'up', { good: { atLeast: 2, atMost: 1 } })).to.deep.equal([
      'R204 no value is at least 2 and at most 1, so metric can never be good',
    ]);
  });

  it('recovers within a time that somebody wrote: the settings predict nothing of an observer', () => {
    const metric = promql(api, 'up');
    const scenario = describeScenario({
      probes: { metric },
      experiments: {
        a: { fault: crash(api), recovery: '20s', after: [expectThat(metric).recovers({ within: 'predicted' })] },
      },
    });
    expect(problemsOf(scenario).join()).to.match(/^R204 the settings imply no bound for when metric recovers/);
  });
});
