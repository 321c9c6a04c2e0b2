/** Claims about a probe's answers that can never hold, or never fail, are refused before anything starts. */
import { expect } from 'chai';
import {
  crash,
  type ExpectationDraft,
  expect as expectThat,
  http,
  log,
  type ProbeExpectations,
  promql,
  tcp,
} from '../../harness/index.ts';
import { api, apiHealth, describeScenario, problemsOf } from './sample.ts';

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

  it('about values is refused where the probe reads none, and where no value can be so', () => {
    const none = ['R227 the answers of asked have no value that could be compared'];
    expect(problemsWith(page, (one) => one.value({ equals: 7 }))).to.deep.equal(none);
    expect(problemsWith(page, (one) => one.isKept())).to.deep.equal(none);
    const stock = http(api, '/', { value: 'stock' });
    expect(problemsWith(stock, (one) => one.isKept())).to.deep.equal([]);
    expect(problemsWith(stock, (one) => one.value({ atLeast: 1 }))).to.deep.equal([]);
    expect(problemsWith(stock, (one) => one.value({ atLeast: 2, atMost: 1 }))).to.deep.equal([
      'R204 no value is at least 2 and at most 1',
    ]);
  });

  it('is refused of a log where it wants what somebody asked for', () => {
    const ticks = log(api, /tick/);
    const expected = [
      expectThat(ticks).logs({ within: '25s' }),
      expectThat(ticks).isKept(),
      expectThat(ticks).failsFast({ within: '100ms' }),
      expectThat(ticks).logs('ready', { within: '2s' }),
    ] as const;
    const experiments = { a: { fault: crash(api), recovery: '20s', after: expected } } as const;
    expect(problemsOf(describeScenario({ probes: { ticks }, experiments }))).to.deep.equal([
      "R205 'recovery' is 20 s, but the limit of 'logs' lies at 25 s",
      'R227 ticks observes and asks nothing, so it has no one value before a fault and after it',
      'R204 how long an answer of ticks takes says nothing of the stack',
    ]);
  });

  it('is refused in a window where it cannot be judged', () => {
    const stock = http(api, '/', { value: 'stock', degraded: { status: 503, within: '1s' } });
    const steadyState = [expectThat(stock).isKept(), expectThat(stock).degrades()];
    expect(problemsOf(describeScenario({ probes: { apiHealth, stock }, steadyState }))).to.deep.equal([
      'R204 whether stock is kept is known after the recovery alone',
      "R204 a steady state is one of good answers, so 'stock degrades' can never hold in it",
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
