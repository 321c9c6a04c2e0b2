import { expect } from 'chai';
import { distinctFailures, failure, failureText } from '../../harness/model/failure.ts';

describe('a failure of the catalogue', () => {
  it('is told with its code before its words', () => {
    expect(failureText(failure('R301', 'not steady'))).to.equal('R301: not steady');
  });

  it('is told once, by code and words, the first of them with its place', () => {
    const failures = [
      failure('R403', 'the engine is gone', { at: 'first' }),
      failure('R301', 'the engine is gone'),
      failure('R403', 'the engine is gone', { at: 'second' }),
    ];
    expect(distinctFailures(failures)).to.deep.equal(failures.slice(0, 2));
  });
});
