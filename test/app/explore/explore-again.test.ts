/** A stored exploration says what its runs say, whatever was concluded of them before. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { exploreAgain } from '../../../harness/app/explore/explore-again.ts';
import { buildExploration } from '../../../harness/explore/build-exploration.ts';
import type { Exploration, Mend } from '../../../harness/model/exploration.ts';
import { renderExplorationJson } from '../../../harness/report/explore/json.ts';
import { encodeLine } from '../../../harness/store/timeline-line.ts';
import { sampleFacts } from '../../explore/sample-exploration.ts';
import { stackLines } from '../../explore/sample-stack.ts';
import { type ToldRow, tellRow, tellRun } from '../../explore/tell-row.ts';

const worker: ToldRow = {
  key: 'worker crash',
  broken: { on: 'service', service: 'worker' },
  fault: { kind: 'crash', target: 'worker' },
  happened: ['0.1 worker.1 died 137'],
};
const measured = tellRow(stackLines, worker);
const whole = buildExploration({ ...sampleFacts, measured: [measured], untried: [] });
const mend: Mend = { sentence: 'a policy', patch: null, override: '', tried: 'mended', rows: [] };

describe('an exploration that is told again', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-again-'));
    await mkdir(join(folder, 'runs/01'), { recursive: true });
    const { plan, events } = tellRun(stackLines, worker);
    await writeFile(join(folder, 'runs/01/plan.json'), JSON.stringify(plan));
    await writeFile(join(folder, 'runs/01/timeline.ndjson'), events.map((one) => `${encodeLine(one)}\n`).join(''));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const store = async (exploration: Exploration): Promise<void> => {
    await writeFile(join(folder, 'exploration.json'), renderExplorationJson(exploration));
    await writeFile(join(folder, 'facts.json'), JSON.stringify([{ ...measured, plan: null, analysis: null }]));
  };

  it('has its cells and findings from the runs, and keeps the repairs that were tried', async () => {
    const [finding] = whole.findings;
    const stale = { ...finding!, sentence: 'said by an older version', mend };
    await store({ ...whole, rows: [], graph: [], findings: [stale] });
    expect(await exploreAgain(folder)).to.deep.equal({ ...whole, findings: [{ ...finding!, mend }] });
  });

  it('is as it was stored where a run is gone', async () => {
    await store({ ...whole, seed: 'stored' });
    await rm(join(folder, 'runs'), { recursive: true });
    expect((await exploreAgain(folder)).seed).to.equal('stored');
  });
});
