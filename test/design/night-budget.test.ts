import { expect } from 'chai';
import fc from 'fast-check';
import { allot, leastRepeats } from '../../harness/design/night-budget.ts';
import { minutes } from '../../harness/model/time.ts';

const wanted = (...lengths: readonly number[]) =>
  lengths.map((length) => ({ runLength: minutes(length), fixed: null }));
const control = { runLength: minutes(1), fixed: 1 };

describe('the budget of a night', () => {
  it('is no limit where there is none', () => {
    expect(allot([control, ...wanted(1, 2)], 8, null)).to.deep.equal({ repeats: [1, 8, 8], planned: minutes(25) });
  });

  it('reduces the repeats of all alike', () => {
    expect(allot([control, ...wanted(1, 2)], 8, minutes(20)).repeats).to.deep.equal([1, 6, 6]);
  });

  it('leaves out what tells least, at the end, before it goes below five repeats', () => {
    expect(allot([control, ...wanted(1, 2)], 8, minutes(15)).repeats).to.deep.equal([1, 5, 0]);
    expect(leastRepeats).to.equal(5);
  });

  it('takes fewer than five where fewer were asked for', () => {
    expect(allot(wanted(1, 1), 3, minutes(6)).repeats).to.deep.equal([3, 3]);
    expect(allot(wanted(1, 1), 3, minutes(5)).repeats).to.deep.equal([3, 0]);
  });

  it('is never exceeded, and what is left out comes last', () => {
    const some = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 300 }),
        (lengths, repeats, budget) => {
          const { repeats: counts, planned } = allot(wanted(...lengths), repeats, minutes(budget));
          expect(planned).to.be.at.most(minutes(budget));
          const out = counts.indexOf(0);
          if (out >= 0) expect(counts.slice(out).every((count) => count === 0)).to.equal(true);
        },
      ),
    );
  });
});
