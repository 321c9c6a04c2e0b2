/** Distributions and intervals, against published values. */
import { expect } from 'chai';
import { betaQuantile, incompleteBeta, logGamma } from '../../harness/statistics/beta.ts';
import { clopperPearson } from '../../harness/statistics/binomial.ts';
import { normalQuantile, normalShare } from '../../harness/statistics/normal.ts';
import { studentQuantile } from '../../harness/statistics/student.ts';
import { seeded, share } from './random.ts';

describe('the normal distribution', () => {
  it('has the values of the tables', () => {
    expect(normalQuantile(0.975)).to.be.closeTo(1.959963984540054, 1e-10);
    expect(normalQuantile(0.8)).to.be.closeTo(0.8416212335729143, 1e-10);
    expect(normalShare(-3)).to.be.closeTo(0.0013498980316301, 1e-14);
    expect(normalShare(-6)).to.be.closeTo(9.865876450377e-10, 1e-18);
    expect(normalShare(1)).to.be.closeTo(0.8413447460685429, 1e-13);
  });
});

describe('the beta distribution', () => {
  it('has the values of the tables, and inverts', () => {
    expect(logGamma(5)).to.be.closeTo(Math.log(24), 1e-12);
    expect(logGamma(0.5)).to.be.closeTo(Math.log(Math.sqrt(Math.PI)), 1e-12);
    expect(incompleteBeta(0.5, 2, 3)).to.be.closeTo(0.6875, 1e-12);
    expect(incompleteBeta(betaQuantile(0.3, 4, 7), 4, 7)).to.be.closeTo(0.3, 1e-12);
  });
});

describe("Student's distribution", () => {
  it('has the values of the tables: 12.706, 2.571 and 2.045 for 1, 5 and 29 degrees of freedom', () => {
    [
      [1, 12.7062],
      [5, 2.5706],
      [29, 2.0452],
    ].forEach(([freedom, t]) => {
      expect(studentQuantile(0.95, freedom!)).to.be.closeTo(t!, 5e-5);
    });
  });
});

describe('the exact interval of a probability', () => {
  it('is that of Clopper and Pearson', () => {
    const { min, max } = clopperPearson(8, 10);
    expect(min).to.be.closeTo(0.4439, 1e-4);
    expect(max).to.be.closeTo(0.9748, 1e-4);
    // The rule of n clean runs: one-sided 0.05^(1/n), two-sided 0.025^(1/n).
    for (const n of [5, 10, 20, 30]) {
      expect(clopperPearson(n, n).min).to.be.closeTo(0.025 ** (1 / n), 1e-9);
      expect(clopperPearson(n, n, 0.9).min).to.be.closeTo(0.05 ** (1 / n), 1e-9);
    }
    expect(clopperPearson(0, 5)).to.deep.include({ min: 0 });
  });

  it('covers the truth at least as often as it says', () => {
    const random = seeded(4);
    const rounds = 2000;
    for (const truth of [0.1, 0.5, 0.95]) {
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        const count = Array.from({ length: 10 }, random).filter((one) => one < truth).length;
        const { min, max } = clopperPearson(count, 10);
        if (min <= truth && truth <= max) covered += 1;
      }
      process.stdout.write(`    coverage of ten runs at ${truth}: ${share(covered, rounds)} of 95 %\n`);
      expect(covered / rounds).to.be.above(0.95 - 3 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });
});
