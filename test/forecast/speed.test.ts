/** The benchmarks of forecasts in small, with bounds that only a blunder breaks, and their repeatability without any. */
import { expect } from 'chai';
import { bigFleet, manySettings, restartsOf } from '../bench/forecasts.ts';

describe('the speed of forecasts', () => {
  it('is far below 20 µs a repeat', () => {
    manySettings(50, 200);
    expect(manySettings(200, 500).wall).to.be.below(200 * 500 * 0.02);
  });

  it('lets thousands of containers live a hundred times faster than they would, in memory that grows with their number', () => {
    bigFleet(500, { minutes: 1, faultsPerSecond: 1 });
    const [few, many] = [2000, 8000].map((size) => bigFleet(size, { minutes: 10, faultsPerSecond: size / 20_000 }));
    expect(many!.length / many!.wall).to.be.above(100);
    expect(restartsOf(many!)).to.be.above(100);
    expect(many!.arrays / few!.arrays).to.be.closeTo(4, 0.05);
  });

  it('tells the same story for the same seed, and another for another', () => {
    const story = (seed: string) => bigFleet(500, { minutes: 10, faultsPerSecond: 0.5, seed }).story;
    expect(story('one')).to.equal(story('one'));
    expect(story('one')).not.to.equal(story('other'));
  });
});
