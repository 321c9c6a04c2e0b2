import { expect } from 'chai';
import { baselineOf } from '../../../harness/gate/baseline.ts';
import { nightsOf } from '../../../harness/gate/nights.ts';
import type { HistoryLine } from '../../../harness/model/history.ts';
import { knownBaselines } from '../../../harness/report/trend/known-baselines.ts';
import { sampleHistory } from '../../gate/sample-history.ts';
import { acceptedLine, nightLine } from '../../store/nights.ts';

/** From all lines that were there before each night, as the gate does it. */
const asJudged = (lines: readonly HistoryLine[]) =>
  nightsOf(lines).map((line) =>
    baselineOf(
      lines.filter((one) => one.wall < line.wall),
      line.key,
    ),
  );

describe('report/trend, what was normal', () => {
  it('is what the gate knew before each night, however long the history is', () => {
    for (const lines of sampleHistory({ nights: 120, scenarios: 8 }).values())
      expect(knownBaselines(lines)).to.deep.equal(asJudged(lines));
  });

  it('counts an accepted night from the day on which it was accepted, not before', () => {
    const late = acceptedLine(2, { wall: nightLine(4).wall + 1 });
    const lines = [1, 2, 3, 4, 5].map((day) => nightLine(day, { counts: day !== 2 }));
    const known = knownBaselines([...lines, late]);
    expect(known.map((one) => one.nights.length)).to.deep.equal([0, 1, 1, 2, 4]);
    expect(known.at(-1)!.levels.map((one) => one.length)).to.deep.equal([1, 3]);
  });

  it('falls back on the nearest earlier key, and returns to the nights of one that comes back', () => {
    const other = { engine: 'docker 27.3.1', kernel: '6.1.0', cpu: 'EPYC 7763', compose: '0123456789ab' };
    const lines = [1, 2, 3, 4, 5, 6].map((day) => nightLine(day, day === 3 || day === 4 ? { key: other } : {}));
    expect(knownBaselines(lines)).to.deep.equal(asJudged(lines));
    expect(knownBaselines(lines).map((one) => one.fork !== null)).to.deep.equal([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
