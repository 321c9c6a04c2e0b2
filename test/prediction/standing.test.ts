/** Several deaths of one service in one scenario: each meets what the ones before it have left of the restart policy. */
import { expect } from 'chai';
import type { Fault } from '../../harness/model/fault.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { type Duration, milliseconds, range, seconds } from '../../harness/model/time.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import { predict } from '../../harness/prediction/predict.ts';
import { nextInRow, standingBefore } from '../../harness/prediction/standing.ts';
import { planned } from '../plan/parts.ts';

const api = (restart: RestartPolicy) => planned('api', { restart });
const twice: RestartPolicy = { name: 'on-failure', maxAttempts: 2 };
const crash: Fault = { kind: 'crash', target: 'api' };
const one = (fault: Fault, recovery: Duration = seconds(20), hold: Duration | null = null) => ({
  fault,
  then: null,
  baseline: seconds(1),
  hold,
  recovery,
});
const predicted = (policy: RestartPolicy, faults: readonly ReturnType<typeof one>[]) =>
  faults.map(({ fault }, index) =>
    predict(fault, [api(policy)], defaultCosts, null, standingBefore(faults, index, api(policy))),
  );

describe('a prediction for one death of several', () => {
  it('knows that on-failure:2 answers two of them, and not the third', () => {
    const three = predicted(twice, [one(crash), one(crash), one(crash)]);
    expect(three.map(({ userRecovery }) => userRecovery === null)).to.deep.equal([false, false, true]);
    expect(three[2]!.why).to.equal('restart: on-failure:2 has used up its restarts');
    expect(three[2]!.never).to.deep.equal(['engineRecovery', 'userRecovery']);
  });

  it('counts again after what starts the service through the engine, which is also how the third is put back', () => {
    const stop: Fault = { kind: 'stop', target: 'api' };
    const stopped = predicted(twice, [one(crash), one(crash), one(stop, seconds(20), seconds(5)), one(crash)]);
    expect(stopped[3]!.userRecovery).not.to.equal(null);
    const [, , third, fourth] = predicted(twice, [one(crash), one(crash), one(crash), one(crash)]);
    expect([third!.userRecovery, fourth!.userRecovery === null]).to.deep.equal([null, false]);
  });

  it('doubles the back-off of deaths that follow each other within ten seconds of life', () => {
    const quick = predicted({ name: 'always' }, [one(crash, seconds(2)), one(crash, seconds(2)), one(crash)]);
    expect(quick.map(({ why }) => /waits (.*) before its (\w+)/.exec(why)?.slice(1))).to.deep.equal([
      ['0.1 s', 'first'],
      ['0.1 s or 0.2 s', 'second'],
      ['0.1 s or 0.4 s', 'third'],
    ]);
    const slow = predicted({ name: 'always' }, [one(crash), one(crash)]);
    expect(slow[1]!.why).to.contain('waits 0.1 s before its second restart');
    expect(slow[1]!.userRecovery).to.deep.equal(slow[0]!.userRecovery);
  });

  it('counts each container of a service for itself', () => {
    const of = (replica: number): Fault => ({ kind: 'crash', target: 'api', replica });
    const policy: RestartPolicy = { name: 'on-failure', maxAttempts: 1 };
    const found = predicted(policy, [one(of(1)), one(of(2)), one(of(1))]);
    expect(found.map(({ userRecovery }) => userRecovery === null)).to.deep.equal([false, false, true]);
  });

  it('is the first again after a life of ten seconds, and both where that is open', () => {
    const aged = (least: number, most: number) =>
      nextInRow({ restarts: 3, inRow: 3, life: range(milliseconds(least), milliseconds(most)) });
    expect(aged(10_000, 30_000)).to.deep.equal({ min: 1, max: 1 });
    expect(aged(3000, 9000)).to.deep.equal({ min: 4, max: 4 });
    expect(aged(3000, 30_000)).to.deep.equal({ min: 1, max: 4 });
  });
});
