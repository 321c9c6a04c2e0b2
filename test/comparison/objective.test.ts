/** Whether a variant meets an objective: every statistic, its limit, and what never came. */
import { expect } from 'chai';
import { meetsObjective } from '../../harness/comparison/objective.ts';
import type { Objective } from '../../harness/model/comparison-plan.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { summaryOf } from './summary-of.ts';

const times = [1000, 2000, 3000, 4000, 10_000];
const meets = (statistic: Objective['statistic'], limit: number, values: readonly (number | null)[] = times) =>
  meetsObjective(
    { text: 'asked', quantity: 'detection', statistic, limit: milliseconds(limit) },
    summaryOf('a', values),
  );

describe('an objective', () => {
  const edges = [
    { statistic: 'median', value: 3000 },
    { statistic: 'mean', value: 4000 },
    // Of five repeats the 95th percentile is the largest.
    { statistic: 'p95', value: 10_000 },
    { statistic: 'max', value: 10_000 },
  ] as const;
  for (const { statistic, value } of edges) {
    it(`is met by a ${statistic} below its limit, and not by one at it`, () => {
      expect(meets(statistic, value + 1)).to.equal(true);
      expect(meets(statistic, value)).to.equal(false);
    });
  }

  it('is not met where one repeat never came, however good the others', () => {
    for (const { statistic } of edges) expect(meets(statistic, 19_999, [...times, null])).to.equal(false);
  });

  it('is not met by nothing', () => {
    for (const { statistic } of edges) expect(meets(statistic, 19_999, [])).to.equal(false);
  });
});
