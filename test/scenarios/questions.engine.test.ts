/** A few of the questions on a real engine, one per stack; all of them are asked by `npm run questions`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Analysis } from '../../harness/model/analysis.ts';
import { ask, shortcomings } from './ask.ts';

const files = [
  'scenarios/questions/15-one-of-three-replicas-dies.ts',
  'scenarios/questions/20-do-the-metrics-show-it.ts',
  'scenarios/questions/22-one-bad-request-on-failure.ts',
  'scenarios/questions/24-database-outage.ts',
  'scenarios/questions/25-the-lab-does-not-heal.ts',
];

describe('questions asked of a real engine', () => {
  let reports: string;
  let analyses: readonly Analysis[];

  before(async function () {
    this.timeout(900_000);
    reports = mkdtempSync(join(tmpdir(), 'resilience-questions-'));
    // Two commands at once, of about the same length: each waits most of the time.
    const [some, others] = await Promise.all([
      ask([files[0]!, files[2]!, files[4]!], join(reports, 'some')),
      ask([files[1]!, files[3]!], join(reports, 'others')),
    ]);
    analyses = [...some.analyses, ...others.analyses];
  });

  after(() => rmSync(reports, { recursive: true, force: true }));

  const of = (file: string) => analyses.find((one) => one.file === file)!;

  for (const file of files) {
    it(`${file.replace(/^.*\/(.*)\.ts$/, '$1')} passes, and leaves nothing behind`, () => {
      expect(shortcomings(of(file))).to.deep.equal([]);
      expect(of(file)).to.include({ verdict: 'pass', ending: 'completed' });
      expect(of(file).leftovers).to.deep.equal([]);
    });
  }

  it('tell which writes were kept, and which were lost with their volume', () => {
    const [crash, pause, removed] = of(files[3]!).experiments.map((one) => one.loads[0]!.writes!);
    for (const kept of [crash!, pause!]) {
      expect(kept.acknowledged).to.be.above(20);
      expect(kept.kept).to.equal(kept.acknowledged);
    }
    expect(removed!.kept).to.be.below(removed!.acknowledged);
  });

  it('tell what Prometheus drew, and how late it may be', () => {
    const up = of(files[1]!).experiments[0]!.probes.find((one) => one.probe === 'up')!;
    expect(up.metric!.series.flatMap((one) => one.points).length).to.be.above(20);
    // A look and a scrape every second at the least.
    expect(up.metric!.floor).to.be.at.least(2000);
  });

  it('tell which replicas the resolver named', () => {
    const names = of(files[0]!).experiments[0]!.probes.find((one) => one.probe === 'names')!;
    expect(names.dns!.at(0)!.names).to.deep.equal(['iotd #1', 'iotd #2', 'iotd #3']);
    expect(names.dns!.at(-1)!.names).to.deep.equal(['iotd #1', 'iotd #3']);
  });
});
