import { expect } from 'chai';
import type { HistoryLine } from '../../../harness/model/history.ts';
import { trendOf } from '../../../harness/report/trend/trend.ts';
import { acceptedLine, nightLine } from '../../store/nights.ts';

const trend = (lines: Readonly<Record<string, readonly HistoryLine[]>>) =>
  trendOf({ history: new Map(Object.entries(lines)) });

describe('report/trend, nights in columns', () => {
  it('puts what ran in the same night below each other, and leaves a place where a scenario did not run', () => {
    const { nights, rows } = trend({ shop: [nightLine(1), nightLine(2)], api: [nightLine(2), nightLine(3)] });
    expect(nights.map((one) => one.name)).to.deep.equal(['2026-11-01', '2026-11-02', '2026-11-03']);
    const ran = rows.map(({ scenario, cells }) => [scenario, cells.map((one) => one !== null)]);
    expect(ran).to.deep.equal([
      ['api', [false, true, true]],
      ['shop', [true, true, false]],
    ]);
  });

  it('takes the latest line of a run that was run again', () => {
    const again = nightLine(1, { sentence: 'again', wall: nightLine(1).wall + 1 });
    expect(trend({ shop: [nightLine(1), again] }).rows[0]!.cells).to.deep.equal([again]);
  });

  it('numbers the runs of a suite on one date, and lets two suites share the date', () => {
    const later = { run: 'b', wall: nightLine(1).wall + 3_600_000 };
    const twice = trend({ shop: [nightLine(1), nightLine(1, later)], api: [nightLine(1)] });
    expect(twice.nights.map((one) => one.name)).to.deep.equal(['2026-11-01', '2026-11-01, run 2']);
    const suites = trend({ shop: [nightLine(1)], api: [nightLine(1, { ...later, suite: 'weekly' })] });
    expect(suites.nights.map((one) => one.name)).to.deep.equal(['2026-11-01']);
  });

  it('tells where nights are lost, by what is usual', () => {
    const daily = trend({ shop: [1, 2, 3, 7].map((day) => nightLine(day)) });
    expect(daily.nights.map((one) => one.lost)).to.deep.equal([0, 0, 0, 3]);
    const weekly = trend({ shop: [1, 8, 15, 22].map((day) => nightLine(day)) });
    expect(weekly.nights.map((one) => one.lost)).to.deep.equal([0, 0, 0, 0]);
  });

  it('has no row for a scenario that was only accepted, and nothing for no history', () => {
    expect(trend({ shop: [acceptedLine(1)] })).to.deep.equal({ nights: [], rows: [] });
  });
});
