/** One variant in one measure: what is said of its times when all came, when some did not, and when none did. */
import { expect } from 'chai';
import fc from 'fast-check';
import { measureOf } from './sample-runs.ts';
import { summaryOf } from './summary-of.ts';

const window = measureOf('detection').window;
const times = fc.array(fc.option(fc.integer({ min: 1, max: 19_999 }), { nil: null, freq: 4 }), {
  minLength: 1,
  maxLength: 20,
});

describe("a variant's summary", () => {
  it('is median, mean and share where all came', () => {
    const { median, restrictedMean, came, p95, curve } = summaryOf('a', [1000, 3000, 2000, 5000, 4000, 6000]);
    // Of six the order statistics 1 and 6 cover the median with 96.9 %.
    expect(median).to.deep.equal({ value: 3500, min: 1000, max: 6000 });
    expect(restrictedMean!.value).to.be.closeTo(3500, 1e-9);
    expect(came).to.include({ count: 6, of: 6, max: 1 });
    expect(came.min).to.be.closeTo(0.025 ** (1 / 6), 1e-9);
    expect(p95).to.equal(6000);
    expect(curve.censored).to.deep.equal([]);
    expect(curve.steps.map(({ share }) => Math.round(share * 6))).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });

  it('counts what did not come as the window in the mean only, and never in the median', () => {
    const { median, restrictedMean, came, p95, curve } = summaryOf('a', [1000, 2000, 3000, 4000, null, null]);
    expect(median!.value).to.equal(3000);
    expect(median!.max).to.equal(null);
    expect(restrictedMean!.value).to.be.closeTo((1000 + 2000 + 3000 + 4000 + 2 * window) / 6, 1e-9);
    expect(came).to.include({ count: 4, of: 6 });
    expect(p95).to.equal(null);
    expect(curve.censored).to.deep.equal([window, window]);
  });

  it('has no median where less than half came, and the window as its mean where none did', () => {
    expect(summaryOf('a', [1000, null, null]).median).to.equal(null);
    const { median, restrictedMean, came } = summaryOf('a', [null, null, null]);
    expect(median).to.equal(null);
    expect(restrictedMean!.value).to.equal(window);
    expect(came).to.include({ count: 0, of: 3, min: 0 });
  });

  it('is nothing without repeats', () => {
    const { median, restrictedMean, p95, came } = summaryOf('a', []);
    expect([median, restrictedMean, p95]).to.deep.equal([null, null, null]);
    expect(came).to.deep.equal({ count: 0, of: 0, min: 0, max: 1 });
  });

  it('holds its numbers within their intervals, and its curve rises to the share that came', () => {
    fc.assert(
      fc.property(times, (values) => {
        const { median, restrictedMean, came, curve } = summaryOf('a', values);
        for (const estimate of [median, restrictedMean]) {
          if (estimate === null) continue;
          expect(estimate.min ?? 0).to.be.at.most(estimate.value + 1e-9);
          expect(estimate.max ?? window).to.be.at.least(estimate.value - 1e-9);
        }
        expect(restrictedMean!.value).to.be.at.most(window + 1e-9);
        const shares = curve.steps.map((step) => step.share);
        expect([...shares].sort((a, b) => a - b)).to.deep.equal(shares);
        expect(shares.at(-1)).to.be.closeTo(came.count / came.of, 1e-9);
        expect(curve.censored).to.have.length(came.of - came.count);
      }),
    );
  });
});
