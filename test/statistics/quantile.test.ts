import { expect } from 'chai';
import fc from 'fast-check';
import { firstAfter, median, nearestRank, quantile, sorted } from '../../harness/statistics/quantile.ts';

const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantiles', () => {
  it('of an estimate are those of type 7', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).to.equal(1.75);
    expect(median([3, 1, 2])).to.equal(2);
    expect(median([1, 2, 3, Number.POSITIVE_INFINITY])).to.equal(2.5);
    expect(quantile([], 0.5)).to.be.NaN;
  });

  it('of what was measured are values that came: the upper one, or the nearest rank', () => {
    expect(firstAfter([1, 2, 3, 4], 0.5)).to.equal(3);
    expect(nearestRank([1, 2, 3, 4], 0.5)).to.equal(2);
    expect([firstAfter([1, 2, 3], 0.5), nearestRank([1, 2, 3], 0.5)]).to.deep.equal([2, 2]);
    expect([firstAfter([1, 2], 1), nearestRank([1, 2], 1)]).to.deep.equal([2, 2]);
    expect([firstAfter([], 0.5), nearestRank([], 0.5)]).to.deep.equal([0, 0]);
  });

  it('lie in order around each other, within the sample, and have their share on either side', () => {
    fc.assert(
      fc.property(sample, share, (values, wanted) => {
        const order = sorted(values);
        const [low, high] = [nearestRank(order, wanted), firstAfter(order, wanted)];
        expect(low).to.be.at.most(high);
        expect(order).to.include(low).and.include(high);
        expect(order.filter((one) => one <= low).length).to.be.at.least(wanted * order.length);
        expect(order.filter((one) => one >= high).length).to.be.at.least((1 - wanted) * order.length);
        expect(quantile(values, wanted)).to.be.within(order[0]!, order.at(-1)!);
      }),
    );
  });
});
