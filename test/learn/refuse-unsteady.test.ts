/** Which stacks are too unsteady to be learned. */
import { expect } from 'chai';
import { refuseUnsteady } from '../../harness/learn/refuse-unsteady.ts';
import { FailureError } from '../../harness/model/failure.ts';
import { milliseconds } from '../../harness/model/time.ts';

const entry = (name: string, good: number) => ({
  name,
  steady: { text: 'GET / gives 200', good, due: 100, p50: milliseconds(1), p99: milliseconds(2) },
});

describe('learn/refuse-unsteady', () => {
  it('takes a stack whose answers are good, but for a few', () => {
    refuseUnsteady([entry('web', 100), entry('api', 90)]);
  });

  it('names each that is not steady, with its answers and what to do', () => {
    expect(() => refuseUnsteady([entry('web', 31), entry('api', 99), entry('db', 0)]))
      .to.throw(FailureError)
      .with.property('failures')
      .that.deep.include({
        ...{ code: 'R301', message: 'web gave 31 good answers of 100 while nothing was done to the stack', at: null },
        fix: 'see in the log of web why, or name what its users ask: --probe http://web/path',
      })
      .and.has.length(2);
  });
});
