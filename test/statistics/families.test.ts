/** Several tests at once, and two samples, against published values. */
import { expect } from 'chai';
import fc from 'fast-check';
import { holm, holmLevels } from '../../harness/statistics/holm.ts';
import { normal, seeded, share } from './random.ts';
import { kolmogorovSmirnov } from './two-sample.ts';

describe("Holm's adjustment", () => {
  it('gives the textbook example, in the given order', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, index) => {
      expect(adjusted[index]).to.be.closeTo(p, 1e-12);
    });
  });

  it('never makes a p smaller, keeps their order, and leaves a single one alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (ps) => {
        const adjusted = holm(ps);
        ps.forEach((p, i) => {
          expect(adjusted[i]).to.be.within(Math.min(p, 1), 1);
          ps.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).to.be.at.most(adjusted[j]!);
          });
        });
        if (ps.length === 1) expect(adjusted[0]).to.equal(ps[0]);
      }),
    );
  });

  it('tests each at a level that it reaches exactly where its adjusted p is at most 5 %, and none above 5 %', () => {
    expect(holmLevels([0.01, 0.04, 0.03, 0.005], 0.05)).to.deep.equal([0.05 / 3, 0.025, 0.025, 0.0125]);
    const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.06, noNaN: true }));
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), (ps) => {
        const [adjusted, levels] = [holm(ps), holmLevels(ps, 0.05)];
        ps.forEach((one, index) => {
          expect(one <= levels[index]!).to.equal(adjusted[index]! <= 0.05);
          expect(levels[index]).to.be.within(0.05 / ps.length, 0.05);
        });
      }),
    );
  });
});

describe('the Kolmogorov–Smirnov test', () => {
  it('gives the exact p of samples that do not overlap: 2/C(2n, n)', () => {
    expect(kolmogorovSmirnov([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).to.deep.include({ d: 1 });
    expect(kolmogorovSmirnov([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]).p).to.be.closeTo(2 / 252, 1e-12);
  });

  it('has the critical distances of the tables', () => {
    // Massey (1952): for n = m = 10 at 5 %, 7/10 is refused and 6/10 is not (p = 0.0123 and 0.0524).
    const low = Array.from({ length: 10 }, (_, index) => index);
    const moved = (by: number) => low.map((one) => one + by - 0.5);
    expect(kolmogorovSmirnov(low, moved(7)).p).to.be.closeTo(0.0123, 1e-4);
    expect(kolmogorovSmirnov(low, moved(6)).p).to.be.closeTo(0.0524, 1e-4);
  });

  it('errs no more often than it says', () => {
    const random = seeded(3);
    const rounds = 2000;
    let refused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const sample = (size: number) => Array.from({ length: size }, () => normal(random));
      if (kolmogorovSmirnov(sample(12), sample(17)).p <= 0.05) refused += 1;
    }
    process.stdout.write(`    size of the two-sample test: ${share(refused, rounds)} of 5 %\n`);
    expect(refused / rounds).to.be.below(0.05 + 3 * Math.sqrt((0.05 * 0.95) / rounds));
  });
});
