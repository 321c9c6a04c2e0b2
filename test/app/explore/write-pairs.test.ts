/** What is found of two faults at once is kept beside the matrix, as data and to be read. */
import { expect } from 'chai';
import { writePairs } from '../../../harness/app/explore/write-pairs.ts';
import type { PairsReport } from '../../../harness/model/pairs.ts';

describe('app/explore/write-pairs', () => {
  it('keeps the report as JSON and as Markdown', async () => {
    const files = new Map<string, string>();
    const numbers = { simulated: 10_000, pairs: 400, runs: 0 };
    const report: PairsReport = { schema: 'resilience.pairs/1', stack: 'shop', seed: '1', ...numbers, findings: [] };
    await writePairs(report, { save: async (name, text) => void files.set(name, text) });
    expect([...files.keys()]).to.deep.equal(['pairs.json', 'pairs.md']);
    expect(JSON.parse(files.get('pairs.json')!)).to.deep.equal(report);
    expect(files.get('pairs.md')).to.match(/10,000 schedules of 400 pairs simulated/);
  });
});
