/** The files of a run: appended as things happen, safe before effects, and read back as far as they were written. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { FailureError } from '../../harness/model/failure.ts';
import { instant } from '../../harness/model/time.ts';
import { openLedgerFile } from '../../harness/store/ledger-file.ts';
import { readRun } from '../../harness/store/read-run.ts';
import { makeRunDirectory, runName } from '../../harness/store/run-directory.ts';
import { openTimelineFile } from '../../harness/store/timeline-file.ts';
import { describeScenario, planOf } from '../plan/sample.ts';

const phase = (seq: number): TimelineEvent => ({
  seq,
  at: instant(seq),
  type: 'phase.began',
  phase: 'setup',
  experiment: null,
});

const probe = (seq: number): TimelineEvent => ({
  seq,
  at: instant(seq),
  type: 'probe.ended',
  probe: 'p',
  role: 'probe',
  connection: 'fresh',
  due: instant(seq),
  sent: instant(seq),
  connected: null,
  firstByte: null,
  end: instant(seq),
  outcome: 'refused',
  status: null,
  instance: null,
});

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

  it('has what happened on disk at once, and probes with the next of it or sixty-four together', () => {
    const timeline = openTimelineFile(folder, () => undefined);
    timeline.append(phase(0));
    expect(lines('timeline.ndjson')).to.have.lengthOf(1);
    timeline.append(probe(1));
    expect(lines('timeline.ndjson')).to.have.lengthOf(1);
    timeline.append(phase(2));
    expect(lines('timeline.ndjson').map((line) => JSON.parse(line).seq)).to.deep.equal([0, 1, 2]);
    for (let seq = 3; seq < 67; seq += 1) timeline.append(probe(seq));
    expect(lines('timeline.ndjson')).to.have.lengthOf(67);
    timeline.append(probe(67));
    timeline.close();
    expect(lines('timeline.ndjson')).to.have.lengthOf(68);
  });

  it('never writes over another run', () => {
    openTimelineFile(folder, () => undefined).close();
    expect(() => openTimelineFile(folder, () => undefined)).to.throw(/EEXIST/);
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
    expect((await readRun(folder)).events.map((event) => event.seq)).to.deep.equal([0, 1]);
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

  it('tells a full disk once, keeps what comes after in memory, and tells it again at the end', () => {
    if (process.getuid?.() !== 0) throw new Error('this test mounts a small disk, which only root can');
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const told: unknown[] = [];
      const timeline = openTimelineFile(disk, (error) => told.push(error));
      for (let seq = 0; seq < 2000; seq += 1) timeline.append(probe(seq));
      expect(told).to.have.lengthOf(1);
      expect((told[0] as FailureError).failures[0]?.code).to.equal('R405');
      expect(() => timeline.close()).to.throw(FailureError);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
