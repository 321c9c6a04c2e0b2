/** The signed-rank test and its interval: published values, properties, size and coverage by simulation. */
import { expect } from 'chai';
import fc from 'fast-check';
import { hodgesLehmann, refusedSums, signedRank } from '../../harness/statistics/signed-rank.ts';
import { normal, seeded, share } from './random.ts';

/** Hollander and Wolfe, table 3.1: depression factor IV of nine patients before and after; the example of R's wilcox.test. */
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
const depression = before.map((one, index) => one - after[index]!);

const differences = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 14 });

describe('the signed-rank test', () => {
  it('gives the p of the published example: V = 40 of nine, p = 0.03906', () => {
    const { p, n } = signedRank(depression);
    expect(n).to.equal(9);
    expect(p).to.be.closeTo(0.0390625, 1e-12);
  });

  it('cannot give less than 2/2ⁿ: five pairs never reach 0.05, six do', () => {
    expect(signedRank([1, 2, 3, 4, 5]).p).to.equal(0.0625);
    expect(signedRank([1, 2, 3, 4, 5, 6]).p).to.equal(0.03125);
  });

  it('has the critical values of the tables: the largest sum refused at 5 %, two-sided', () => {
    // Wilcoxon and Wilcox (1964), n = 6 … 15: 0, 2, 3, 5, 8, 10, 13, 17, 21, 25.
    const critical = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => refusedSums(n, 0.05) - 1);
    expect(critical).to.deep.equal([0, 2, 3, 5, 8, 10, 13, 17, 21, 25]);
  });

  it('drops zeros, and ranks what never came as the largest', () => {
    expect(signedRank([0, 0, 1, 2, 3, 4, 5, 6])).to.deep.equal(signedRank([1, 2, 3, 4, 5, 6]));
    expect(signedRank([0, 0, 0])).to.deep.equal({ p: 1, n: 0 });
    const late = Number.POSITIVE_INFINITY;
    expect(signedRank([late, late, -1, -2, -3, -4])).to.deep.equal(signedRank([9, 9, -1, -2, -3, -4]));
  });

  it('is the same for swapped labels, and depends on order and sign alone', () => {
    fc.assert(
      fc.property(differences, (list) => {
        const { p } = signedRank(list);
        expect(signedRank(list.map((one) => -one)).p).to.be.closeTo(p, 1e-12);
        expect(signedRank(list.map((one) => 7 * one)).p).to.be.closeTo(p, 1e-12);
        expect(signedRank([...list].reverse()).p).to.be.closeTo(p, 1e-12);
        expect(p).to.be.within(0, 1);
      }),
    );
  });

  it('is exact under ties: the share of all sign patterns at least as far out', () => {
    const list = [1, 1, -1, 2, 2, 3, -4];
    const ranks = [2, 2, 2, 4.5, 4.5, 6, 7];
    const seen = Math.min(2 + 7, 28 - 9);
    let out = 0;
    for (let pattern = 0; pattern < 128; pattern += 1) {
      const sum = ranks.reduce((total, rank, index) => total + ((pattern >> index) & 1 ? rank : 0), 0);
      if (Math.min(sum, 28 - sum) <= seen) out += 1;
    }
    expect(signedRank(list).p).to.be.closeTo(out / 128, 1e-12);
  });

  it('errs no more often than it says', () => {
    const random = seeded(1);
    const rounds = 4000;
    for (const n of [6, 10]) {
      let refused = 0;
      for (let round = 0; round < rounds; round += 1) {
        if (signedRank(Array.from({ length: n }, () => normal(random))).p <= 0.05) refused += 1;
      }
      process.stdout.write(`    size at n = ${n}: ${share(refused, rounds)} of 5 %\n`);
      // 5 % and three standard errors.
      expect(refused / rounds).to.be.below(0.05 + 3 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });
});

describe('the Hodges–Lehmann estimate', () => {
  it('gives the published estimate and interval of the same example', () => {
    const { value, min, max } = hodgesLehmann(depression);
    // R: wilcox.test(…, conf.int = TRUE): 0.46 in 0.010 … 0.786 at 96.1 %.
    expect(value).to.be.closeTo(0.46, 1e-9);
    expect(min).to.be.closeTo(0.01, 1e-9);
    expect(max).to.be.closeTo(0.786, 1e-9);
  });

  it('bounds nothing with five values', () => {
    expect(hodgesLehmann([1, 2, 3, 4, 5])).to.deep.include({
      min: Number.NEGATIVE_INFINITY,
      max: Number.POSITIVE_INFINITY,
    });
  });

  it('has an interval that leaves out a shift exactly where the test refuses it', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 6,
      maxLength: 12,
      selector: Math.abs,
    });
    fc.assert(
      fc.property(distinct, fc.integer({ min: -999, max: 999 }), (list, whole) => {
        // Neither zeros nor ties after the shift: where the test is exact for the plain ranks.
        const shift = whole + Math.SQRT1_2;
        const { min, max } = hodgesLehmann(list);
        const refused = signedRank(list.map((one) => one - shift)).p <= 0.05;
        expect(shift < min || shift > max).to.equal(refused);
      }),
    );
  });

  it('moves and stretches with the values', () => {
    fc.assert(
      fc.property(differences, (list) => {
        const { value, min, max } = hodgesLehmann(list);
        const moved = hodgesLehmann(list.map((one) => 2 * one + 3));
        expect(moved).to.deep.equal({ value: 2 * value + 3, min: 2 * min + 3, max: 2 * max + 3 });
        expect(min).to.be.at.most(value);
        expect(max).to.be.at.least(value);
      }),
    );
  });

  it('covers the truth as often as it says', () => {
    const random = seeded(2);
    const rounds = 3000;
    for (const n of [6, 10, 15]) {
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        const { min, max } = hodgesLehmann(Array.from({ length: n }, () => 1 + normal(random)));
        if (min <= 1 && max >= 1) covered += 1;
      }
      process.stdout.write(`    coverage at n = ${n}: ${share(covered, rounds)} of 95 %\n`);
      expect(covered / rounds).to.be.above(0.95 - 3 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });
});
