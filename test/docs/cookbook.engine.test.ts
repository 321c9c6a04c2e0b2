/** Recipes of the cookbook on a real engine: one that the simulator runs too, and all that it cannot. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Analysis } from '../../harness/model/analysis.ts';
import { ask, shortcomings } from '../scenarios/ask.ts';
import { onEngineAlone } from './cookbook-page.ts';
import { pageFile } from './reference.ts';

const [k6, alert, names] = onEngineAlone.map((file) => `scenarios/cookbook/${file}`) as [string, string, string];
const redis = 'scenarios/cookbook/01-503-while-redis-is-down.ts';

describe('the cookbook on a real engine', () => {
  let reports: string;
  let analyses: readonly Analysis[];

  before(async function () {
    this.timeout(600_000);
    reports = mkdtempSync(join(tmpdir(), 'resilience-cookbook-'));
    // Two commands at once, of about the same length: each waits most of the time.
    const [some, others] = await Promise.all([
      ask([redis, k6], join(reports, 'some')),
      ask([alert, names], join(reports, 'others')),
    ]);
    analyses = [...some.analyses, ...others.analyses];
  });

  after(() => rmSync(reports, { recursive: true, force: true }));

  for (const file of [redis, k6, alert, names]) {
    it(`${file.replace(/^.*\/(.*)\.ts$/, '$1')} passes, and leaves nothing behind`, () => {
      const analysis = analyses.find((one) => one.file === file)!;
      expect(shortcomings(analysis)).to.deep.equal([]);
      expect(analysis).to.include({ verdict: 'pass', ending: 'completed' });
      expect(analysis.leftovers).to.deep.equal([]);
    });
  }

  it('leave only files that the reference names', () => {
    const page = readFileSync(pageFile, 'utf8');
    const [scenario = ''] = readdirSync(join(reports, 'others')).filter((name) => name.startsWith('11-'));
    const [run = ''] = readdirSync(join(reports, 'others', scenario));
    const left = readdirSync(join(reports, 'others', scenario, run), { withFileTypes: true }).map((one) =>
      one.isDirectory() ? `${one.name}/` : one.name,
    );
    expect(left.filter((name) => !page.includes(`\`${name}\``))).to.deep.equal([]);
    expect(left).to.include.members(['plan.json', 'timeline.ndjson', 'result.json', 'report.html', 'junit.xml']);
  });
});
