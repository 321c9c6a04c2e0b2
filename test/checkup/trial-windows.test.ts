/** Windows of trials: long enough that a check which can be red is, and no longer than a person waits. */
import { expect } from 'chai';
import { asTried, holdFor, quickened, reddestBy, restFor, stretchOf } from '../../harness/checkup/trial-windows.ts';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';

const health = (interval: number, timeout: number, retries: number): HealthSettings => ({
  ...{ test: ['CMD', 'check'], interval: seconds(interval), timeout: seconds(timeout), retries },
  ...{ startPeriod: milliseconds(0), startInterval: seconds(5) },
});

describe('the windows of trials', () => {
  it('hold a fault for longer than all runs that count need, each to its timeout', () => {
    for (const one of [health(1, 1, 2), health(5, 3, 3), health(30, 10, 3), health(30, 30, 3)]) {
      const { interval, timeout, retries } = asTried(one);
      expect(holdFor(one)).to.be.above((retries + 1) * (interval + timeout));
    }
  });

  it('take a check as it is that is red within half a minute', () => {
    expect(quickened(health(5, 2, 3))).to.equal(null);
    expect(stretchOf(health(5, 2, 3))).to.equal(null);
    expect(reddestBy(health(5, 2, 3))).to.equal(28_000);
  });

  it('run a slow check more often, and say what its own interval adds: on the average half of one, and one between each two runs', () => {
    expect(quickened(health(30, 5, 3))).to.equal(2000);
    expect(stretchOf(health(30, 5, 3))).to.equal(28_000 * 2.5);
  });

  it('watch a stack without a fault for three runs of the slowest check, within 8 s … 40 s', () => {
    expect([health(1, 1, 1), health(5, 1, 1), health(60, 1, 1)].map((one) => restFor([one]))).to.deep.equal([
      8000, 15_300, 40_000,
    ]);
  });
});
