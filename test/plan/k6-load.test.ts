/** A k6 script in a plan. */
import { expect } from 'chai';
import { k6 } from '../../harness/index.ts';
import { describeScenario, planOf, problemsOf } from './sample.ts';

const here = { dirname: '/somewhere/scenarios' };
const withLoad = (network?: string) =>
  describeScenario({ load: { visitors: k6(here, 'visitors.ts', network === undefined ? {} : { network }) } });

describe('a k6 script in a plan', () => {
  it('is relative to the module that names it, and nothing is known of it yet', () => {
    expect(planOf(withLoad()).load.visitors).to.deep.include({
      script: '/somewhere/scenarios/visitors.ts',
      ready: null,
    });
  });

  it("runs in a network that one of the services has, by its key in the stack's Compose file", () => {
    expect(problemsOf(withLoad('default'))).to.deep.equal([]);
    expect(problemsOf(withLoad('front'))).to.deep.equal([
      "R212 'visitors' is to run in the network 'front', which no service has",
    ]);
  });
});
