/** The timeline as it is written: what is on the disk when, what a SIGKILL and a full disk cost, and that the result has all of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import type { FailureError } from '../../harness/model/failure.ts';
import { timelineAt } from '../../harness/store/read-timeline.ts';
import { openTimelineFile } from '../../harness/store/timeline-file.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from '../runner/on-sim.ts';
import { phase, probe } from './events.ts';

const numbers = (events: Iterable<TimelineEvent>): readonly number[] => Array.from(events, (event) => event.seq);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, seq) => seq);

describe('the timeline of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'timeline-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const onDisk = (): readonly number[] => numbers(timelineAt(join(folder, 'timeline.ndjson')));

  it('has what happened on disk at once, with the probes before it, and probes after a quarter of a second', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const timeline = openTimelineFile(folder, () => undefined);
      timeline.append(phase(0));
      expect(onDisk()).to.deep.equal([0]);
      timeline.append(probe(1));
      expect(onDisk()).to.deep.equal([0]);
      timeline.append(phase(2));
      expect(onDisk()).to.deep.equal([0, 1, 2]);
      timeline.append(probe(3));
      mock.timers.tick(249);
      timeline.append(probe(4));
      expect(onDisk(), 'after 249 ms').to.deep.equal([0, 1, 2]);
      mock.timers.tick(1);
      expect(onDisk(), 'after 250 ms').to.deep.equal([0, 1, 2, 3, 4]);
      timeline.append(probe(5));
      expect(numbers(timeline.events), 'and whoever reads has all').to.deep.equal(upTo(6));
      timeline.close();
      expect(onDisk()).to.deep.equal(upTo(6));
      expect([...timeline.events]).to.deep.equal([phase(0), probe(1), phase(2), probe(3), probe(4), probe(5)]);
    } finally {
      mock.timers.reset();
    }
  });

  it('is read as it was seen while running, number for number, so that its analysis is the same for ever', async () => {
    const plan = planOf(describeScenario());
    const { events } = await runOnSim(plan);
    const timeline = openTimelineFile(folder, () => undefined);
    for (const event of events) timeline.append(event);
    timeline.close();
    expect([...timeline.events]).to.deep.equal(events);
    expect(JSON.stringify(analyse(plan, timeline.events))).to.equal(JSON.stringify(analyse(plan, events)));
    const arrays = readFileSync(join(folder, 'timeline.ndjson'), 'utf8').match(/^\[/gm);
    expect(arrays, 'all probes are arrays').to.have.length(ofType(events, 'probe.ended').length);
  });

  it('never writes over another run', () => {
    openTimelineFile(folder, () => undefined).close();
    expect(() => openTimelineFile(folder, () => undefined)).to.throw(/a file in the way/);
  });

  /** A process of its own that appends these events, made by `phase` and `probe`, and then does what is said. */
  const inProcess = (events: string, then: string) => {
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const program = `
      const { openTimelineFile } = await import(${url('../../harness/store/timeline-file.ts')});
      const { phase, probe } = await import(${url('events.ts')});
      const timeline = openTimelineFile(${JSON.stringify(folder)}, () => undefined);
      for (const event of ${events}) timeline.append(event);
      ${then}
    `;
    return execa(process.execPath, ['--input-type=module', '--eval', program], { reject: false, timeout: 30_000 });
  };

  it('loses to a SIGKILL the probes since the last other event, and nothing else', async () => {
    const events = '[probe(0), probe(1), phase(2), probe(3), phase(4), probe(5), probe(6)]';
    const { signal } = await inProcess(events, "process.kill(process.pid, 'SIGKILL')");
    expect(signal).to.equal('SIGKILL');
    expect(onDisk()).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('loses nothing to a process that ends without closing it', async () => {
    expect(await inProcess('[phase(0), probe(1)]', '')).to.have.property('exitCode', 0);
    expect(onDisk()).to.deep.equal([0, 1]);
  });

  describe('on a disk that is full', () => {
    let disk: string;
    beforeEach(() => {
      if (process.getuid?.() !== 0) throw new Error('this test mounts a small disk, which only root can');
      disk = join(folder, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    });
    afterEach(() => execFileSync('umount', [disk]));

    it('tells it once, keeps what comes after in memory, and tells it again at the end; nothing is lost to the result', () => {
      const told: unknown[] = [];
      const timeline = openTimelineFile(disk, (error) => told.push(error));
      // Three bytes a letter, so that the disk is full within one.
      const event = (seq: number) => (seq % 10 === 0 ? phase(seq) : probe(seq, { instance: '☕☕☕☕☕' }));
      const all = upTo(2000).map(event);
      for (const one of all) timeline.append(one);
      expect(told).to.have.lengthOf(1);
      expect((told[0] as FailureError).failures[0]?.code).to.equal('R405');
      expect([...timeline.events]).to.deep.equal(all);
      expect(() => timeline.close()).to.throw(/^R405/);
      expect([...timeline.events]).to.deep.equal(all);
      expect(readFileSync(join(disk, 'timeline.ndjson')).length, 'half a line is there').to.equal(65_536);
      expect(numbers(timelineAt(join(disk, 'timeline.ndjson'))).length).to.be.within(500, 1999);
    });

    it('writes the rest when there is room at the end', () => {
      const timeline = openTimelineFile(disk, () => undefined);
      const all = upTo(2000).map((seq) => (seq % 10 === 0 ? phase(seq) : probe(seq)));
      for (const one of all) timeline.append(one);
      execFileSync('mount', ['-o', 'remount,size=1m', disk]);
      timeline.close();
      expect([...timelineAt(join(disk, 'timeline.ndjson'))]).to.deep.equal(all);
      expect([...timeline.events]).to.deep.equal(all);
    });
  });
});
