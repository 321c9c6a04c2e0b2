import { expect } from 'chai';
import { mean, squaresOf } from '../../harness/statistics/mean.ts';

describe('a mean', () => {
  it('is the sum by the number, and none of nothing', () => {
    expect(mean([1, 2, 6])).to.equal(3);
    expect(mean([])).to.be.NaN;
  });

  it('has the values around it', () => {
    expect(squaresOf([1, 2, 6])).to.equal(4 + 1 + 9);
    expect(squaresOf([5])).to.equal(0);
    expect(squaresOf([])).to.equal(0);
  });
});
