/** Objectives as people write them. */
import { expect } from 'chai';
import { readObjective } from '../../harness/design/objective.ts';

describe('an objective', () => {
  for (const [text, quantity, statistic, limit] of [
    ['TTR p95 < 15s', 'recovery', 'p95', 15_000],
    ['TTD < 500ms', 'detection', 'median', 500],
    ['engine TTR max <= 1m', 'engineRecovery', 'max', 60_000],
    ['downtime mean<2s', 'downtime', 'mean', 2000],
  ] as const) {
    it(`may be ${text}`, () => {
      expect(readObjective(text)).to.deep.equal({ text, quantity, statistic, limit });
    });
  }

  for (const text of ['TTR', 'TTR p95 < 15', 'speed < 3s', 'TTR p95 > 15s', 'TTR p42 < 1s']) {
    it(`is refused with R109 and an example: ${text}`, () => {
      expect(() => readObjective(text)).to.throw(/R109/);
    });
  }
});
