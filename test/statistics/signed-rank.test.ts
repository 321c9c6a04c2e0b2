/** The signed-rank test and its interval: published values, properties, size and coverage by simulation. */
import { expect } from 'chai';
import fc from 'fast-check';
import { hodgesLehmann, refusedSums, signedRankP } from '../../harness/statistics/signed-rank.ts';
import { normal, seeded, share } from './random.ts';

/** Hollander and Wolfe, table 3.1: depression factor IV of nine patients before and after; the example of R's wilcox.test. */
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
const depression = before.map((one, index) => one - after[index]!);

const differences = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 14 });

/** By the sums of two, i ≤ j: those that are not clearly above nothing, or not clearly below, whichever are fewer. */
function pOf(list: readonly number[]): number {
  const sums = list.flatMap((one, index) => list.slice(index).map((other) => one + other));
  const [notAbove, notBelow] = [sums.filter((sum) => sum <= 0), sums.filter((sum) => sum >= 0)];
  return signedRankP(Math.min(notAbove.length, notBelow.length), list.length);
}

describe('the signed-rank test', () => {
  it('gives the p of the published example: V = 40 of nine, p = 0.03906', () => {
    expect(pOf(depression)).to.be.closeTo(0.0390625, 1e-12);
  });

  it('cannot give less than 2/2ⁿ: five pairs never reach 0.05, six do', () => {
    expect(pOf([1, 2, 3, 4, 5])).to.equal(0.0625);
    expect(pOf([1, 2, 3, 4, 5, 6])).to.equal(0.03125);
  });

  it('has the critical values of the tables: the largest sum refused at 5 %, two-sided', () => {
    // Wilcoxon and Wilcox (1964), n = 6 … 15: 0, 2, 3, 5, 8, 10, 13, 17, 21, 25.
    const critical = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => refusedSums(n, 0.05) - 1);
    expect(critical).to.deep.equal([0, 2, 3, 5, 8, 10, 13, 17, 21, 25]);
  });

  it('counts ties against either side: with them it is never below the p of any way to break them', () => {
    const list = [1, 1, -1, 2, 2, 3, -4, 0];
    for (let pattern = 0; pattern < 256; pattern += 1) {
      const broken = list.map((one, index) => one + ((pattern >> index) & 1 ? 1 : -1) * (index + 1) * 1e-6);
      expect(pOf(list)).to.be.at.least(pOf(broken) - 1e-12);
    }
    expect(pOf([0, 0, 0])).to.equal(1);
  });

  it('is the same for swapped labels, and depends on order and sign alone', () => {
    fc.assert(
      fc.property(differences, (list) => {
        const p = pOf(list);
        expect(pOf(list.map((one) => -one))).to.equal(p);
        expect(pOf(list.map((one) => 7 * one))).to.equal(p);
        expect(pOf([...list].reverse())).to.equal(p);
        expect(p).to.be.within(0, 1);
      }),
    );
  });

  it('errs no more often than it says', () => {
    const random = seeded(1);
    const rounds = 4000;
    for (const n of [6, 10]) {
      let refused = 0;
      for (let round = 0; round < rounds; round += 1) {
        if (pOf(Array.from({ length: n }, () => normal(random))) <= 0.05) refused += 1;
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
        const refused = pOf(list.map((one) => one - shift)) <= 0.05;
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
