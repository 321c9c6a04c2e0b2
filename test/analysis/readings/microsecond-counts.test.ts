/** Quantiles by counting are those of a sorted list. */
import { expect } from 'chai';
import fc from 'fast-check';
import { MicrosecondCounts } from '../../../harness/analysis/readings/microsecond-counts.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { firstAfter } from '../../../harness/statistics/quantile.ts';

describe('lengths counted by the microsecond', () => {
  it('have the quantiles of the sorted list, also where some are longer than is counted', () => {
    const lengths = fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5_000_000 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (microseconds, share) => {
        const counts = new MicrosecondCounts();
        for (const one of microseconds) counts.add(milliseconds(one / 1000));
        const sorted = microseconds.map((one) => one / 1000).sort((a, b) => a - b);
        expect(counts.quantile(share)).to.be.closeTo(firstAfter(sorted, share), 1e-9);
        expect(counts.max()).to.be.closeTo(sorted.at(-1) ?? 0, 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
