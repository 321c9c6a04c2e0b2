/** Claims about a probe's answers that can never hold, or never fail, are refused before anything starts. */
import { expect } from 'chai';
import {
  crash,
  type ExpectationDraft,
  expect as expectThat,
  http,
  type ProbeExpectations,
  promql,
  tcp,
} from '../../harness/index.ts';
import { api, describeScenario, problemsOf } from './sample.ts';

const page = http(api, '/', { within: '1s' });

type Asked = ReturnType<typeof http> | ReturnType<typeof promql> | ReturnType<typeof tcp>;

const problemsWith = (asked: Asked, claim: (one: ProbeExpectations) => ExpectationDraft): readonly string[] =>
  problemsOf(
    describeScenario({
      probes: { asked },
      experiments: { a: { fault: crash(api), recovery: '20s', after: [claim(expectThat(asked as typeof page))] } },
    }),
  );

describe('a claim about answers', () => {
  it('that can hold and can fail has no problem', () => {
    expect(problemsWith(page, (one) => one.failsFast({ within: '999ms' }))).to.deep.equal([]);
    expect(problemsWith(page, (one) => one.latency({ p: 99.9, under: '200ms' }))).to.deep.equal([]);
    expect(problemsWith(page, (one) => one.errorRate({ atMost: '0%' }))).to.deep.equal([]);
  });

  it('is refused where the probe gives up before its limit', () => {
    expect(problemsWith(page, (one) => one.failsFast({ within: '1s' }))).to.deep.equal([
      "R204 asked gives up after 1 s, so 'asked fails fast within 1 s' can never be missed",
    ]);
    expect(problemsWith(page, (one) => one.latency({ p: 95, under: '2s' }))).to.deep.equal([
      "R204 asked gives up after 1 s, so 'asked answers within 2 s' can never be missed",
    ]);
  });

  it('is refused where every answer is within it', () => {
    expect(problemsWith(page, (one) => one.errorRate({ atMost: '100%' }))).to.deep.equal([
      'R204 an error rate of at most 100 % can never be missed by asked',
    ]);
  });

  it('is refused of a probe that can never answer so', () => {
    expect(problemsWith(page, (one) => one.degrades())).to.deep.equal([
      "R204 asked declares no degraded answer, so 'asked degrades' can never hold",
    ]);
    const silent = [promql(api, 'up'), tcp(api, { port: 80 })];
    for (const one of silent) {
      expect(problemsWith(one, (asked) => asked.latency({ p: 95, under: '200ms' }))).to.deep.equal([
        'R204 how long an answer of asked takes says nothing of the stack',
      ]);
    }
  });
});
