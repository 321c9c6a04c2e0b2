/** How a test ended, as each runner tells it, and that mocha's end of a test is heard of in the test itself. */
import { expect } from 'chai';
import { byGlobals, testEnd } from '../../harness/library/end-of-test.ts';

const error = new Error('7.4 s');

describe('the end of a test', () => {
  const ends: string[] = [];

  it('is told by mocha, vitest and node:test, each in its way, or not at all', () => {
    expect(testEnd({ currentTest: { state: 'passed' } })).to.deep.equal({ passed: true, errors: [] });
    expect(testEnd({ currentTest: { state: 'failed', err: error } })).to.deep.equal({ passed: false, errors: [error] });
    expect(testEnd({ task: { result: { state: 'pass' } } })).to.deep.equal({ passed: true, errors: [] });
    expect(testEnd({ task: { result: { state: 'fail', errors: [error] } } }).errors).to.deep.equal([error]);
    expect(testEnd({ passed: false, error })).to.deep.equal({ passed: false, errors: [error] });
    expect(testEnd(undefined)).to.deep.equal({ passed: null, errors: [] });
  });

  it('comes after the test that asked for it, the last first', () => {
    byGlobals(async (context) => void ends.push(`first ${testEnd(context).passed}`));
    byGlobals(async (context) => void ends.push(`second ${testEnd(context).passed}`));
    expect(ends).to.deep.equal([]);
  });

  it('came once', () => {
    expect(ends).to.deep.equal(['second true', 'first true']);
  });
});
