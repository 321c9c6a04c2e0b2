/** A comparison goes through all of its steps where every run breaks, and what was kept of it gives the same answer again. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Output } from '../../harness/app/output-port.ts';
import { type ComparingWorld, type ReportedComparison, runComparison } from '../../harness/app/run-comparison.ts';
import { analyseStored } from '../../harness/app/stored-run.ts';
import type { CampaignEvent } from '../../harness/campaign/campaign.ts';
import { atSocket } from '../../harness/provision/finding/endpoint.ts';
import { comparisonPlan } from '../report/comparison/sample-plan.ts';

const output: Output = {
  ...{ out: () => undefined, err: () => undefined, status: () => undefined },
  ...{ colour: false, live: false, width: 80 },
};

describe('a comparison whose engine does not answer', () => {
  let reports: string;
  let reported: ReportedComparison;
  const events: CampaignEvent['type'][] = [];

  before(async () => {
    reports = await mkdtemp(join(tmpdir(), 'comparison-'));
    await writeFile(join(reports, 'compose.yaml'), 'services: {}\n');
    const dockerHost = `unix://${reports}/nobody.sock`;
    const place = { address: dockerHost, dockerHost, at: 'here', forward: null } as const;
    const nobody = { ...place, origin: 'a test', connection: atSocket('') };
    const machine: ComparingWorld['machine'] = {
      endpoint: { ...nobody, env: {} },
      compose: { command: ['no-compose'], version: '2', env: {} },
      images: { node: 'node', tools: 'tools' },
    };
    const [first] = comparisonPlan.variants;
    const stack = { ...first!.plan.stack, folder: reports };
    const world = {
      ...{ machine, output, signal: new AbortController().signal, inputs: { seed: comparisonPlan.seed } },
      ...{ options: { confirm: true, reports }, showCampaign: () => (event: CampaignEvent) => events.push(event.type) },
    };
    reported = await runComparison(comparisonPlan, { stack } as never, world as never);
  });
  after(() => rm(reports, { recursive: true, force: true }));

  it('ends for that reason, and leaves nothing behind', () => {
    const { comparison, left, failures } = reported;
    expect(comparison.ending).to.equal('aborted');
    expect(comparison.failures.map((one) => one.code)).to.include('R401');
    expect(left).to.deep.equal([]);
    expect(failures).to.deep.equal([]);
    expect(events[0]).to.equal('began');
    expect(events.at(-1)).to.equal('ended');
  });

  it('keeps its plan, each run as it ends, its own end as the last line, and its reports', async () => {
    const files = await readdir(reported.folder!);
    const own = ['compare.html', 'compare.md', 'comparison.json', 'compose.before.yaml', 'plan.json', 'runs.ndjson'];
    expect(files).to.include.members(own);
    const lines = (await readFile(join(reported.folder!, 'runs.ndjson'), 'utf8')).trim().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { readonly type: string }).type);
    expect([types[0], types.at(-1)]).to.deep.equal(['comparison.began', 'comparison.ended']);
    expect([...new Set(types.slice(1, -1))]).to.deep.equal(['run.rejected']);
  });

  it('gives the same answer again from what it kept, to the byte', async () => {
    const kept = await readFile(join(reported.folder!, 'comparison.json'), 'utf8');
    await analyseStored(reported.folder!, true);
    expect(await readFile(join(reported.folder!, 'comparison.json'), 'utf8')).to.equal(kept);
  });
});
