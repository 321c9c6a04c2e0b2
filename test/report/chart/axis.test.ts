import { expect } from 'chai';
import fc from 'fast-check';
import { ticks } from '../../../harness/report/chart/axis.ts';

describe('a time axis', () => {
  it('has round ticks', () => {
    expect(ticks([-2, 10])).to.deep.equal([-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ticks([0, 0.4])).to.deep.equal([0, 0.1, 0.2, 0.3, 0.4]);
  });

  it('has no more than a dozen and one, however long it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1e12, noNaN: true }),
        fc.double({ min: -1e6, max: 0, noNaN: true }),
        (length, from) => {
          expect(ticks([from, from + length]).length).to.be.at.most(13);
        },
      ),
    );
  });
});
