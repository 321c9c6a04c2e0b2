/** The directory of a comparison: what was appended is read again, also when it was killed half-way. */
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import { seconds } from '../../harness/model/time.ts';
import { appendCampaignLine, isComparison, readComparison } from '../../harness/store/comparison-directory.ts';
import { comparisonPlan } from '../campaign/sample.ts';

const identity = { run: 'compare-x', command: 'c', version: '0', commit: null, wall: 1 };
const run = (folder: string, rejected: string | null): CampaignRun => ({
  ...{ folder, role: 'repeat', variant: 'a', block: 0, attempt: 1, jobs: 1, began: seconds(0), ended: seconds(9) },
  ...{ ruler: null, rejected },
});

describe('the directory of a comparison', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comparison-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was appended, in its order, used and rejected apart', async () => {
    await writeFile(join(folder, 'plan.json'), JSON.stringify(comparisonPlan()));
    expect(isComparison(folder)).to.equal(false);
    appendCampaignLine(folder, { type: 'comparison.began', ...identity });
    appendCampaignLine(folder, { type: 'run.used', ...run('runs/1', null) });
    appendCampaignLine(folder, { type: 'run.rejected', ...run('runs/2', 'late') });
    appendCampaignLine(folder, { type: 'run.used', ...run('runs/2-try2', null) });
    const ended = { ending: 'completed', reason: 'r', duration: seconds(20), jobs: 1, failures: [] } as const;
    appendCampaignLine(folder, { type: 'comparison.ended', ...ended });
    expect(isComparison(folder)).to.equal(true);
    const read = await readComparison(folder);
    expect(read.plan).to.deep.equal(comparisonPlan());
    expect(read.identity).to.deep.include(identity);
    expect(read.used).to.deep.equal([run('runs/1', null), run('runs/2-try2', null)]);
    expect(read.rejected).to.deep.equal([run('runs/2', 'late')]);
    expect(read.ended).to.deep.include(ended);
  });

  it('knows what a killed one has: all whole lines, and no ending', async () => {
    await writeFile(join(folder, 'plan.json'), JSON.stringify(comparisonPlan()));
    appendCampaignLine(folder, { type: 'comparison.began', ...identity });
    appendCampaignLine(folder, { type: 'run.used', ...run('runs/1', null) });
    await appendFile(join(folder, 'runs.ndjson'), '{"type":"run.used","fol');
    const { used, ended } = await readComparison(folder);
    expect(used.map((one) => one.folder)).to.deep.equal(['runs/1']);
    expect(ended).to.equal(null);
  });

  it('is refused with R410 where it is none, or of another version', async () => {
    const refusal = async (): Promise<string> =>
      readComparison(folder).then(
        () => 'read',
        (error: Error) => error.message,
      );
    expect(await refusal()).to.match(/^R410: there is no plan\.json in it/);
    await writeFile(join(folder, 'plan.json'), '{"schema":"resilience.comparison-plan/2"}');
    expect(await refusal()).to.match(/^R410: the plan's schema is "resilience\.comparison-plan\/2"/);
    await writeFile(join(folder, 'plan.json'), JSON.stringify(comparisonPlan()));
    await writeFile(join(folder, 'runs.ndjson'), '');
    expect(await refusal()).to.match(/^R410: its runs\.ndjson does not say how it began/);
  });
});
