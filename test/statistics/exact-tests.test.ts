/** The other exact tests, against published values. */
import { expect } from 'chai';
import fc from 'fast-check';
import { fisherExact } from '../../harness/statistics/fisher.ts';
import { holm } from '../../harness/statistics/holm.ts';
import { mannWhitney, uDistribution } from '../../harness/statistics/mann-whitney.ts';
import { signFlip } from '../../harness/statistics/sign-flip.ts';
import { kolmogorovSmirnov } from '../../harness/statistics/two-sample.ts';
import { normal, seeded, share } from './random.ts';

describe('the sign-flip test', () => {
  it('counts the patterns that are at least as far out: six of one sign give 2/64', () => {
    expect(signFlip([1, 2, 3, 4, 5, 6], seeded(1))).to.equal(2 / 64);
    expect(signFlip([1, -1], seeded(1))).to.equal(1);
  });

  it('draws patterns where there are too many, and comes out near the exact p', () => {
    const list = Array.from({ length: 16 }, (_, index) => index - 5);
    const exact = signFlip(list, seeded(1));
    // A seventeenth difference of nothing changes no sum, and is drawn.
    expect(signFlip([...list, 0], seeded(1))).to.be.closeTo(exact, 0.01);
  });
});

describe('the Mann–Whitney test', () => {
  it('has the least p of 2/C(2n, n)', () => {
    const published = { 3: 0.1, 4: 2 / 70, 5: 2 / 252, 6: 2 / 924 };
    for (const [n, p] of Object.entries(published)) {
      const low = Array.from({ length: Number(n) }, (_, index) => index);
      expect(
        mannWhitney(
          low,
          low.map((one) => one + 100),
        ).p,
      ).to.be.closeTo(p, 1e-12);
    }
  });

  it('gives the published example: permeability of the amnion, W = 35, one-sided p = 0.1272', () => {
    // Hollander and Wolfe, p. 69 f; R's example: wilcox.test(x, y, alternative = "g") gives p = 0.1272.
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    expect(mannWhitney(early, term).p).to.be.closeTo(2 * 0.1272, 1e-3);
    expect(mannWhitney(early, term).shift.value).to.be.closeTo(0.305, 1e-9);
  });

  it('has a distribution that sums to one and is symmetric', () => {
    const chance = uDistribution(5, 7);
    expect(chance.reduce((total, one) => total + one, 0)).to.be.closeTo(1, 1e-12);
    for (let at = 0; at <= 35; at += 1) expect(chance[at]).to.be.closeTo(chance[35 - at]!, 1e-12);
  });
});

describe("Fisher's test", () => {
  it('gives the published values: tea tasting, and never-recovered counts', () => {
    expect(fisherExact(3, 1, 1, 3)).to.be.closeTo(0.4857, 1e-4);
    for (const [table, p] of [
      [[0, 5, 4, 1], 0.048],
      [[0, 5, 3, 2], 0.17],
      [[0, 10, 5, 5], 0.033],
      [[0, 20, 6, 14], 0.02],
    ] as const) {
      const [a, b, c, d] = table;
      expect(fisherExact(a, b, c, d)).to.be.closeTo(p, 0.004);
    }
  });
});

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
