/** The run of the recommended patch among what was measured. */
import { expect } from 'chai';
import { withRun } from '../../harness/app/confirm-patch.ts';
import type { MeasuredComparison } from '../../harness/app/measure-comparison.ts';
import type { CellOutcome } from '../../harness/app/run-cell.ts';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import { milliseconds } from '../../harness/model/time.ts';

const at = milliseconds(1000);
const run: CampaignRun = {
  ...{ folder: 'runs/confirm', role: 'confirm', variant: 'quick', block: null, attempt: 1, jobs: 1 },
  ...{ began: at, ended: at, ruler: null, rejected: null },
};
const own = { plan: {}, analysis: {}, cpu: null, phases: null } as unknown as Omit<MeasuredRun, 'run'>;
const cell = (measured: CellOutcome['measured'], left: readonly string[] = []): CellOutcome => ({
  ...{ report: { ruler: null, ending: measured === null ? 'broken' : 'measured', failures: [] }, measured, left },
});
const before = { runs: [], rejected: [], left: ['a volume'], ended: {} } as unknown as MeasuredComparison;

describe('the run of the recommended patch', () => {
  it('counts where it was measured', () => {
    const { runs, rejected } = withRun(before, { run, cell: cell(own) });
    expect(runs.map((one) => one.run.folder)).to.deep.equal(['runs/confirm']);
    expect(rejected).to.deep.equal([]);
  });

  it('is rejected where it was not, and what it left behind is told all the same', () => {
    const broken = { ...run, rejected: 'the engine went away' };
    const after = withRun(before, { run: broken, cell: cell(own, ['a network']) });
    expect(after.runs).to.deep.equal([]);
    expect(after.rejected).to.deep.equal([broken]);
    expect(after.left).to.deep.equal(['a volume', 'a network']);
  });

  it('is rejected where nothing of it is known, whatever was said of it', () => {
    expect(withRun(before, { run, cell: cell(null) }).runs).to.deep.equal([]);
  });

  it('changes nothing of what was handed in', () => {
    withRun(before, { run, cell: cell(own, ['a network']) });
    expect(before).to.deep.include({ runs: [], rejected: [], left: ['a volume'] });
  });
});
