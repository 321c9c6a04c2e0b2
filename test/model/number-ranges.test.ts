/** Ranges say of every number what the set said. */
import { expect } from 'chai';
import fc from 'fast-check';
import { holds, rangesOf } from '../../harness/model/number-ranges.ts';

describe('ranges of numbers', () => {
  it('are as few as can be, and in order', () => {
    expect(rangesOf([5, 1, 2, 2, 3, 9])).to.deep.equal([
      [1, 3],
      [5, 5],
      [9, 9],
    ]);
    expect(rangesOf([])).to.deep.equal([]);
  });

  it('hold exactly their numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200)), fc.nat(200), (numbers, asked) => {
        expect(holds(rangesOf(numbers), asked)).to.equal(numbers.includes(asked));
      }),
    );
  });
});
