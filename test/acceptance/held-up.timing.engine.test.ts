/** Runs whose harness, engine, disk or processor is held up in the middle: what is said of users holds beside a client of our own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { measuredText, observedText, shareText } from '../../harness/analysis/words/figures.ts';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { paths } from '../../harness/provision/host/paths.ts';
import { type Folder, folderWith, type Started } from './cli.ts';
import { leftOf, onlyRun, runsIn, until, whenTold } from './engine.ts';
import { outsideClient } from './outside-client.ts';
import { compose, scenario, stack } from './tiny.ts';

const crashing = scenario({
  probe: "http(web, '/', { rate: '20/s' })",
  experiments: `'a crash': { fault: crash(web), baseline: '2s', recovery: '10s', after: [
    expect(page).isUnaffected(), expect(page).recovers({ within: '4s' }), expect(web).isDetected({ by: 'engine', within: '1s' }),
  ] },`,
});

const restarting = stack(compose.replace('healthcheck:', 'restart: always\n    healthcheck:'));

const accountOf = ({ services, probes }: ExperimentAnalysis): string => {
  const [page] = probes;
  const noticed = observedText(services[0]!.detection);
  const served = observedText(page!.recovery);
  return `noticed ${noticed}; served again ${served}; downtime ${measuredText(page!.downtime)}; good ${shareText(page!.availabilityAfter!)}`;
};

describe('a run that is held up', function () {
  this.timeout(120_000);
  let folder: Folder;
  beforeEach(async () => {
    folder = await folderWith({ ...restarting, 'a.ts': crashing });
  });
  afterEach(() => folder.remove());

  /** The crash, with the hold-up from its injection on; returns what is said of it, once it is held against a client of our own. */
  async function crashed(holdUp: (started: Started) => Promise<void>): Promise<ExperimentAnalysis> {
    const started = folder.start(['run', 'a.ts', '--seed', '7f3a']);
    const port = await until(async () => {
      const [run] = await runsIn(folder);
      if (!run?.files.includes('compose.yaml')) return null;
      return /published: "(\d+)"/.exec(folder.read(`${run.path}/compose.yaml`))?.[1];
    });
    const client = outsideClient(Number(port));
    await whenTold(folder, started, 'inject.ended');
    await holdUp(started);
    const { stdout } = await started.done;
    const outage = await client.stop();
    const run = await onlyRun(folder);
    const { experiments, wall, leftovers } = run.result();
    const one = experiments[0]!;
    expect(leftovers, stdout).to.deep.equal([]);
    expect(await leftOf(run.run)).to.deep.equal([]);
    expect(one.inconclusive, stdout).to.equal(null);
    const { recovery, downtime } = one.probes[0]!;
    if (!recovery.seen) throw new Error(`the recovery was not seen: ${stdout}`);
    const off = recovery.time.resolution;
    console.log(`      ${accountOf(one)}`);
    const told = [wall + recovery.at - off, wall + recovery.at + off] as const;
    const said = `said ${told.map((at) => at - wall).join(' … ')}, the client ${outage.lastBad - wall} … ${outage.firstGood - wall}`;
    expect(told[1], said).to.be.at.least(outage.lastBad);
    expect(told[0], said).to.be.at.most(outage.firstGood);
    expect(downtime.value + downtime.resolution, said).to.be.at.least(outage.least);
    expect(downtime.value - downtime.resolution, said).to.be.at.most(outage.most);
    return one;
  }

  const verdictOf = ({ expectations }: ExperimentAnalysis, claim: string) =>
    expectations.find((one) => one.expectation.claim.claim === claim)!;

  it('by a stop of the harness has a range for its recovery, and does not call what it missed good', async () => {
    const one = await crashed(async ({ pid }) => {
      process.kill(pid, 'SIGSTOP');
      await sleep(2500);
      process.kill(pid, 'SIGCONT');
    });
    const [page] = one.probes;
    expect(page!.availabilityAfter!.unknown + page!.availabilityAfter!.due - page!.availabilityAfter!.good).to.be.above(
      30,
    );
    expect(page!.downtime.unseen).to.be.a('number');
    expect(verdictOf(one, 'isUnaffected').verdict).to.equal('fail');
    expect(verdictOf(one, 'recovers').verdict).to.equal('pass');
  });

  it('by a stop of its engine sees users all the time', async function () {
    const pid = await readFile(paths(process.env).pidFile, 'utf8').catch(() => null);
    // Only an engine of the project's own may be stopped.
    if (pid === null) return this.skip();
    const one = await crashed(async () => {
      process.kill(Number(pid), 'SIGSTOP');
      await sleep(5000);
      process.kill(Number(pid), 'SIGCONT');
    });
    expect(one.probes[0]!.availabilityAfter!.unknown).to.be.below(20);
  });

  it('by processors that are burnt says no more than it knows', async () => {
    const burning: ChildProcess[] = [];
    try {
      await crashed(async () => {
        for (let n = 0; n < 2 * cpus().length; n++) {
          burning.push(spawn('timeout', ['15', process.execPath, '-e', 'for (;;) {}'], { stdio: 'ignore' }));
        }
        await sleep(6000);
      });
    } finally {
      for (const one of burning) one.kill();
    }
  });

  it('by a disk that stalls has a range for its recovery', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const reports = join(folder.path, 'reports');
    const image = join(folder.path, 'disk');
    await mkdir(reports);
    await writeFile(image, '');
    await truncate(image, 64 * 2 ** 20);
    await execa('mkfs.ext4', ['-q', image]);
    await execa('mount', ['-o', 'loop', image, reports]);
    try {
      await crashed(async () => {
        await execa('fsfreeze', ['-f', reports]);
        await sleep(2500);
        await execa('fsfreeze', ['-u', reports]);
      });
    } finally {
      await execa('umount', [reports]);
    }
  });
});
