/** Curves of what may not have come: the leukaemia trial of Freireich et al. (1963), and properties. */
import { expect } from 'chai';
import fc from 'fast-check';
import { clopperPearson } from '../../harness/statistics/binomial.ts';
import { kaplanMeier, type Lasted, timeAt } from '../../harness/statistics/kaplan-meier.ts';
import { medianInterval } from '../../harness/statistics/median-interval.ts';
import { restrictedMean } from '../../harness/statistics/restricted-mean.ts';

/** Weeks of remission; negative: still in remission when last seen. */
const read = (weeks: readonly number[]): readonly Lasted[] =>
  weeks.map((week) => ({ time: Math.abs(week), seen: week > 0 }));
const treated = read([6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]);
const placebo = read([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

describe('the Kaplan–Meier curve', () => {
  it('gives the published remission of the treated: median 23 weeks', () => {
    const curve = kaplanMeier(treated);
    const published = { 6: 0.857, 7: 0.807, 10: 0.753, 13: 0.69, 16: 0.627, 22: 0.538, 23: 0.448 };
    expect(curve.steps.map((step) => step.at)).to.deep.equal(Object.keys(published).map(Number));
    for (const { at, share } of curve.steps) {
      expect(1 - share).to.be.closeTo(published[at as keyof typeof published], 5e-4);
    }
    expect(timeAt(curve, 0.5)).to.equal(23);
    expect(timeAt(curve, 0.9)).to.equal(null);
    expect(curve.censored).to.have.length(12);
  });

  it('gives the median of the control group, and an interval around each', () => {
    expect(timeAt(kaplanMeier(placebo), 0.5)).to.equal(8);
    // By order statistics: the 6th and the 16th of 21.
    expect(medianInterval(placebo)).to.deep.equal({ min: 4, max: 12 });
    // Who left after 6 and 9 weeks may have relapsed right then.
    expect(medianInterval(treated)).to.deep.equal({ min: 9, max: null });
  });

  it('has no interval of its median with fewer than six, and with six from the least to the largest', () => {
    expect(medianInterval(read([1, 2, 3, 4, 5]))).to.deep.equal({ min: null, max: null });
    expect(medianInterval(read([1, 2, 3, 4, 5, 6]))).to.deep.equal({ min: 1, max: 6 });
    expect(medianInterval(read([1, 2, 3, 4, 5, -20]))).to.deep.equal({ min: 1, max: null });
  });

  it('is the plain share where all came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }), (times) => {
        for (const { at, share } of kaplanMeier(read(times)).steps) {
          expect(share).to.be.closeTo(times.filter((time) => time <= at).length / times.length, 1e-9);
        }
      }),
    );
  });
});

describe('the restricted mean', () => {
  it('is the mean where all came before the window ended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 20 }), (times) => {
        const mean = times.reduce((total, time) => total + time, 0) / times.length;
        expect(restrictedMean(read(times), 100).value).to.be.closeTo(mean, 1e-9);
      }),
    );
  });

  it('is the window where none came, and counts those that did not as the window', () => {
    expect(restrictedMean(read([-10, -10]), 10)).to.deep.include({ value: 10, max: 10 });
    expect(restrictedMean(read([2, -10]), 10).value).to.equal(6);
  });

  it('has the interval of Clopper and Pearson where a time is nothing or the window', () => {
    for (const [count, of] of [
      [0, 6],
      [3, 10],
      [20, 20],
    ] as const) {
      const never = Array.from({ length: of }, (_, index) => ({ time: index < count ? 10 : 0, seen: index >= count }));
      const { min, max } = restrictedMean(never, 10);
      const exact = clopperPearson(count, of);
      expect(min / 10, `${count} of ${of}`).to.be.closeTo(exact.min, 1e-9);
      expect(max / 10, `${count} of ${of}`).to.be.closeTo(exact.max, 1e-9);
    }
  });

  it('gives the published area under the curve of the treated, 23.3 weeks up to week 35', () => {
    const { value } = restrictedMean(treated, 35);
    expect(value).to.be.closeTo(23.29, 0.02);
  });
});
