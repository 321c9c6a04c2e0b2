/** What an operator may do about a momentary fault, and what the plan says of it. */
import { expect } from 'chai';
import {
  crash,
  expect as expectThat,
  kill,
  nothing,
  recreate,
  restart,
  type ScenarioDescription,
  start,
} from '../../harness/index.ts';
import { FailureError } from '../../harness/model/failure.ts';
import { renderPlan } from '../../harness/report/plan.ts';
import { api, apiHealth, db, describeScenario, planOf, problemsOf, services } from './sample.ts';

const recovers = expectThat(apiHealth).recovers({ within: '4s' });

type Experiments = ScenarioDescription['experiments'];

const described = (one: Experiments[string]) => describeScenario({ experiments: { 'a crash': one } });

/** As somebody writes it who has no types. */
const untyped = (one: object) => described(one as Experiments[string]);

describe('a remedy', () => {
  it('may be done to any service, and is in the plan with its time', () => {
    const plan = planOf(
      described({ fault: crash(db), hold: '6s', then: restart(api), recovery: '15s', after: [recovers] }),
    );
    expect(plan.windows).to.equal(5000 + 6000 + 15_000);
    const text = renderPlan(plan);
    expect(text)
      .to.match(/^ +5 s {2}crash of db$/m)
      .and.to.match(/^ +11 s {2}restart of api$/m);
    expect(text).to.match(/how api is involved is in no setting/);
  });

  it('that makes a new container is called so', () => {
    const plan = planOf(
      described({ fault: crash(api), hold: '6s', then: recreate(api), recovery: '15s', after: [recovers] }),
    );
    expect(renderPlan(plan)).to.match(/re-creation of api/);
  });

  it('of the fault’s target has bounds that count from it; of another there are none', () => {
    const bounds = (fault: ReturnType<typeof crash>, then: ReturnType<typeof restart>) =>
      planOf(described({ fault, hold: '6s', then, recovery: '15s', after: [recovers] })).experiments[0]!.prediction;
    expect(bounds(crash(api), restart(api)).engineRecovery).not.to.equal(null);
    expect(bounds(crash(db), restart(api)).engineRecovery).to.equal(null);
    expect(bounds(crash(db), restart(api)).detection).not.to.equal(null);
  });

  it('by a start is predicted only for what no policy starts', () => {
    const foreseen = (fault: ReturnType<typeof crash> | ReturnType<typeof kill>) =>
      planOf(described({ fault, hold: '6s', then: start(api), recovery: '15s', after: [recovers] })).experiments[0]!
        .prediction.engineRecovery;
    expect(foreseen(crash(api))).to.equal(null);
    expect(foreseen(kill(api))).not.to.equal(null);
  });

  it('lets what comes back only by it be expected to recover', () => {
    const after = [expectThat(api).recovers({ within: '14s' })] as const;
    expect(
      problemsOf(described({ fault: kill(api), hold: '6s', then: restart(api), recovery: '20s', after })),
    ).to.deep.equal([]);
  });

  const refused: readonly [string, object, RegExp][] = [
    ['without a time', { fault: crash(api), then: restart(api), after: [recovers] }, /R213: 'hold' is missing/],
    ['left out beside a hold', { fault: crash(api), hold: '5s', after: [recovers] }, /R110: .*hold/],
    ['left out beside a hold of nothing', { fault: nothing(api), hold: '5s', after: [recovers] }, /R110: .*hold/],
    ['left out beside during', { fault: crash(api), during: [recovers], after: [recovers] }, /R110: .*during/],
    ['that is a kill', { fault: crash(api), hold: '5s', then: kill(api), after: [recovers] }, /R110: .*then/],
  ];
  for (const [what, one, told] of refused) {
    it(`${what} is refused`, () => expect(() => untyped({ recovery: '15s', ...one })).to.throw(FailureError, told));
  }

  it('of a replica there is not is refused', () => {
    const one = {
      fault: crash(db),
      hold: '5s',
      then: restart(api, { replica: 2 }),
      recovery: '15s',
      after: [recovers],
    };
    const problems = problemsOf(untyped(one));
    expect(problems).to.have.length(1);
    expect(problems[0]).to.match(/^R210 api has one container, and none is #2/);
  });

  it('leaves the next crash all the restarts of a new start', () => {
    const twice = services.map((one) => ({ ...one, restart: { name: 'on-failure', maxAttempts: 2 } as const }));
    const third = (more: object) => {
      const one = { fault: crash(api), recovery: '15s', after: [recovers], ...more };
      const experiments = { one, two: one, three: one } as unknown as Experiments;
      return planOf(describeScenario({ experiments }), twice).experiments[2]!.prediction.why;
    };
    expect(third({})).not.to.match(/waits 0.1 s/);
    expect(third({ hold: '6s', then: restart(api) })).to.match(/waits 0.1 s/);
  });

  it("judges what is 'during' against the time up to it", () => {
    const during = [expectThat(apiHealth).recovers({ within: '9s' })] as const;
    const problems = problemsOf(
      described({ fault: crash(api), hold: '6s', then: restart(api), recovery: '15s', during }),
    );
    expect(problems.join()).to.match(/^R205 'hold' is 6 s, but the limit of 'recovers' lies at 9 s/);
  });
});
