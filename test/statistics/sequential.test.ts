/** Looking more than once: published levels, and the error of the whole scheme by simulation. */
import { expect } from 'chai';
import { obrienFleming, pocock } from '../../harness/statistics/sequential.ts';
import { hodgesLehmann } from '../../harness/statistics/signed-rank.ts';
import { normal, seeded, share } from './random.ts';

const isOff = ({ min, max }: { readonly min: number; readonly max: number }): boolean => min > 0 || max < 0;

describe('nominal levels of several interim analyses', () => {
  it("are Pocock's: 0.0294, 0.0221, 0.0182, 0.0158 for two to five interim analyses", () => {
    [0.0294, 0.0221, 0.0182, 0.0158].forEach((level, index) => {
      expect(pocock(index + 2)).to.be.closeTo(level, 5e-5);
    });
    expect(pocock(1)).to.be.closeTo(0.05, 1e-9);
  });

  it("are O'Brien and Fleming's: 0.0005, 0.0141, 0.0451 for three", () => {
    const levels = obrienFleming(3);
    [0.0005, 0.0141, 0.0451].forEach((level, index) => {
      expect(levels[index]).to.be.closeTo(level, 5e-5);
    });
  });

  it('err together no more often than 5 %, with the exact test at 7 and 10 blocks', () => {
    const random = seeded(6);
    const rounds = 4000;
    const alpha = pocock(2);
    let wrong = 0;
    for (let round = 0; round < rounds; round += 1) {
      const list = Array.from({ length: 10 }, () => normal(random));
      if ([7, 10].some((count) => isOff(hodgesLehmann(list.slice(0, count), alpha)))) wrong += 1;
    }
    process.stdout.write(`    error of two looks: ${share(wrong, rounds)} of 5 %\n`);
    expect(wrong / rounds).to.be.below(0.05 + 3 * Math.sqrt((0.05 * 0.95) / rounds));
  });
});
