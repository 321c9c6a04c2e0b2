/** The stored runs of a stack: the newest first, whatever else lies there. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { earlierRuns } from '../../harness/store/earlier-runs.ts';

describe('earlier runs', () => {
  let reports: string;
  const store = async (folder: string, stack: string, seed: string) => {
    await mkdir(join(reports, folder), { recursive: true });
    const plan = { schema: 'resilience.plan/1', seed, stack: { folder: stack }, experiments: [] };
    await writeFile(join(reports, folder, 'plan.json'), JSON.stringify(plan));
    await writeFile(join(reports, folder, 'timeline.ndjson'), '');
  };
  before(async () => {
    reports = await mkdtemp(join(tmpdir(), 'earlier-'));
  });
  after(() => rm(reports, { recursive: true }));

  it('are those of the stack alone, single ones and those of comparisons, by their time', async () => {
    await store('shop/20261101-000000-a', '/shop', 'old');
    await store('shop/20261103-000000-b', '/shop', 'new');
    await store('shop/compare-20261102-000000-c/runs/b01-quick', '/shop', 'compared');
    await store('other/20261104-000000-d', '/other', 'other');
    await mkdir(join(reports, 'shop/20261105-000000-broken'));
    await writeFile(join(reports, 'shop/20261105-000000-broken/timeline.ndjson'), '');
    const found = await earlierRuns(reports, '/shop');
    expect(found.map(({ plan }) => plan.seed)).to.deep.equal(['new', 'compared', 'old']);
  });

  it('are no more than ten, and none where nothing is stored', async () => {
    for (let day = 10; day < 25; day += 1) await store(`many/202611${day}-000000-x`, '/many', `${day}`);
    const found = await earlierRuns(reports, '/many');
    expect(found.map(({ plan }) => plan.seed)).to.deep.equal([
      '24',
      '23',
      '22',
      '21',
      '20',
      '19',
      '18',
      '17',
      '16',
      '15',
    ]);
    expect(await earlierRuns(join(reports, 'nowhere'), '/shop')).to.deep.equal([]);
  });
});
