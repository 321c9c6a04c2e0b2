import { expect } from 'chai';
import fc from 'fast-check';
import { distinct, distinctBy } from '../../harness/model/distinct.ts';

describe('each thing once', () => {
  it('keeps the first of each, in their order', () => {
    expect(distinct(['b', 'a', 'b', 'c', 'a'])).to.deep.equal(['b', 'a', 'c']);
    const named = [
      { name: 'b', at: 1 },
      { name: 'a', at: 2 },
      { name: 'b', at: 3 },
    ];
    expect(distinctBy(named, (one) => one.name)).to.deep.equal(named.slice(0, 2));
  });

  it('loses no thing, invents none, and leaves alone what is distinct already', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const once = distinct(numbers);
        expect(new Set(once)).to.deep.equal(new Set(numbers));
        expect(distinct(once)).to.deep.equal(once);
        expect(distinctBy(numbers, (one) => one)).to.deep.equal(once);
      }),
    );
  });

  it('takes whatever can be gone through, and nothing for nothing', () => {
    expect(distinct(new Map([['a', 1]]).keys())).to.deep.equal(['a']);
    expect(distinct([])).to.deep.equal([]);
  });
});
