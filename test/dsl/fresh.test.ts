/** When the stack is created again, as a scenario says it. */
import { expect } from 'chai';
import { FailureError } from '../../harness/model/failure.ts';
import type { Fresh } from '../../harness/model/scenario.ts';
import { describeScenario, planOf } from '../plan/sample.ts';

describe('fresh', () => {
  it("is 'when broken' where nothing is said", () => expect(describeScenario().fresh).to.equal('when broken'));

  it('is what was said', () => expect(planOf(describeScenario({ fresh: 'never' })).fresh).to.equal('never'));

  it('refuses what is no such choice, and suggests one that is', () => {
    const typed = 'allways' as string as Fresh;
    expect(() => describeScenario({ fresh: typed })).to.throw(FailureError, /R110: .*fresh.*allways/);
  });
});
