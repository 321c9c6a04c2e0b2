/** The numbers of writes are found wherever their ids stand. */
import { expect } from 'chai';
import fc from 'fast-check';
import { numbersIn } from '../../harness/load/write-numbers.ts';

describe('the numbers of writes in a body', () => {
  it('are those of whole ids alone', () => {
    const text =
      '[{"id":7,"item":"w-3"},{"item":"w-12"},{"item":"new-5"},{"item":"w-3"},{"item":"w-"},{"item":"w-40"}]';
    expect(numbersIn(text, 0, 39)).to.deep.equal([3, 12]);
  });

  it('are found again, whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000)), (numbers) => {
        const body = JSON.stringify(numbers.map((number) => ({ item: `w-${number}` })));
        expect(numbersIn(body, 0, 5000)).to.have.members(numbers);
      }),
    );
  });
});
