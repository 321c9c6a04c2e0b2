/** When the stack is made anew, as a scenario says it. */
import { expect } from 'chai';
import { readFresh } from '../../harness/dsl/fresh.ts';
import { FailureError } from '../../harness/model/failure.ts';
import type { Fresh } from '../../harness/model/scenario.ts';
import { describeScenario, planOf } from '../plan/sample.ts';

describe('fresh', () => {
  it("is 'when broken' where nothing is said", () => expect(describeScenario().fresh).to.equal('when broken'));

  it('is what was said', () => expect(planOf(describeScenario({ fresh: 'never' })).fresh).to.equal('never'));

  it('refuses what is no such choice with R222, and names those that there are', () => {
    const typed = 'allways' as string as Fresh;
    expect(() => readFresh(typed))
      .to.throw(FailureError)
      .with.property('failures')
      .that.deep.equals([
        {
          code: 'R222',
          message: `'fresh' is "allways", and that is no such choice`,
          at: null,
          fix: "write 'always', 'when broken', 'never', or leave it out",
        },
      ]);
  });
});
