/** The report against the services' own logs: every time lies within its printed resolution of what happened. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import { readRun } from '../../harness/store/read-run.ts';
import { type Comparison, compareAll, missBy, type Witnesses } from './ground-truth/compare.ts';
import { readInstants } from './ground-truth/truth.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scenario = 'test/acceptance/ground-truth/scenario.ts';

const describeOne = ({ experiment, number, reported, truth }: Comparison): string => {
  const said = reported.seen ? `${reported.time.value.toFixed(1)} ± ${reported.time.resolution.toFixed(1)}` : 'never';
  return `${experiment}, ${number}: reported ${said} ms, in truth ${truth.from.toFixed(1)} … ${truth.to.toFixed(1)} ms`;
};

describe('the ground truth', function () {
  this.timeout(240_000);
  let reports: string;
  let analysis: Analysis;
  let witnesses: Witnesses;
  let comparisons: readonly Comparison[];

  before(async () => {
    reports = await mkdtemp(join(tmpdir(), 'resilience-truth-'));
    const args = ['harness/cli/main.ts', 'run', scenario, '--reports', reports];
    const { stderr } = await execa(process.execPath, args, { cwd: root, reject: false });
    const [run] = await readdir(join(reports, 'scenario')).catch(() => []);
    if (run === undefined) throw new Error(`the run left nothing behind: ${stderr}`);
    const folder = join(reports, 'scenario', run);
    const { plan, events } = await readRun(folder);
    analysis = analyse(plan, events);
    witnesses = {
      callee: await readInstants(folder, 'callee', analysis.wall),
      caller: await readInstants(folder, 'caller', analysis.wall),
    };
    comparisons = compareAll(analysis, witnesses);
  });

  after(() => rm(reports, { recursive: true, force: true }));

  it('was seen three times over, in every kind of fault', () => {
    expect(analysis.ending, JSON.stringify(analysis.failures)).to.equal('completed');
    expect(comparisons).to.have.length(3 * (4 + 3 + 2 + 2));
  });

  for (const kind of ['flip', 'crash', 'pause', 'cut']) {
    it(`lies within the printed resolution of every time of a ${kind}`, () => {
      const own = comparisons.filter(({ experiment }) => experiment.startsWith(kind));
      expect(own.filter((one) => missBy(one) > 0).map(describeOne)).to.deep.equal([]);
    });
  }

  it('is printed no more vaguely than the noise baseline and the injection explain', () => {
    const { calibration, probes } = analysis.confidence;
    const ruler = Math.max(
      calibration!.clockUncertainty + calibration!.engineRoundTripP50,
      ...probes.map(({ resolution }) => resolution),
    );
    const widths = comparisons.map(({ reported }) => (reported.seen ? reported.time.resolution : Infinity));
    const median = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)]!;
    expect(median).to.be.at.most(ruler + 50);
  });

  /** Not a claim but a record: whoever polls a published port while its container restarts may delay what it sees. */
  it('shows what the observer adds to a recovery', () => {
    const { callee, caller } = witnesses;
    for (const death of caller.silence.map(({ from }) => from)) {
      const up = callee.listening.find((at) => at > death && at < death + 5000);
      const served = callee.answered.find(({ at }) => up !== undefined && at >= up);
      if (up === undefined || served === undefined) continue;
      const times = [up - death, served.at - up].map((time) => time.toFixed(0));
      console.log(
        `      listening ${times[0]} ms after the crash, first polled through the published port ${times[1]} ms later`,
      );
    }
  });
});
