/** The files of a run: safe before effects, and read back as far as they were written. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FailureError } from '../../harness/model/failure.ts';
import { openLedgerFile } from '../../harness/store/ledger-file.ts';
import { readRun } from '../../harness/store/read-run.ts';
import { makeRunDirectory, runName } from '../../harness/store/run-directory.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { phase } from './events.ts';

describe('a run directory', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'run-directory-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const lines = (name: string): string[] => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);

  it('is named by time in UTC and seed, and holds files in folders', async () => {
    expect(runName(new Date(Date.UTC(2026, 10, 23, 4, 12, 5)), '7f3a')).to.equal('20261123-041205-7f3a');
    const directory = makeRunDirectory(folder, 'numbers-api', 'r1');
    await directory.save('logs/api-1.log', 'text');
    expect(readFileSync(join(folder, 'numbers-api/r1/logs/api-1.log'), 'utf8')).to.equal('text');
  });

  it('has an intention on disk before it returns, and marks it done', async () => {
    const ledger = await openLedgerFile(folder);
    const done = await ledger.intend('a pause', { kind: 'unpause', service: 'api' });
    expect(lines('ledger.ndjson').map((line) => JSON.parse(line))).to.deep.equal([
      { id: 0, state: 'intended', experiment: 'a pause', undo: { kind: 'unpause', service: 'api' } },
    ]);
    await done();
    await ledger.close();
    expect(JSON.parse(lines('ledger.ndjson')[1]!)).to.deep.equal({ id: 0, state: 'done' });
  });

  it('is read back up to the half line that a killed run left', async () => {
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ schema: 'resilience.plan/1' }));
    writeFileSync(
      join(folder, 'timeline.ndjson'),
      `${JSON.stringify(phase(0))}\n${JSON.stringify(phase(1))}\n{"seq":2,"at"`,
    );
    expect([...(await readRun(folder)).events].map((event) => event.seq)).to.deep.equal([0, 1]);
  });

  it('is read as wanting no phase where it was written before there were phases', async () => {
    const { phase: _, ...older } = planOf(describeScenario()).experiments[0]!;
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ schema: 'resilience.plan/1', experiments: [older] }));
    writeFileSync(join(folder, 'timeline.ndjson'), '');
    expect((await readRun(folder)).plan.experiments).to.deep.equal([{ ...older, phase: null }]);
  });

  it('is refused with R410 when it holds no run, or one of another schema', async () => {
    const codeOf = async () =>
      readRun(folder).then(
        () => null,
        (error: unknown) => (error instanceof FailureError ? error.failures[0]?.code : String(error)),
      );
    expect(await codeOf()).to.equal('R410');
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ schema: 'resilience.plan/9' }));
    expect(await codeOf()).to.equal('R410');
  });
});
