/** What a run of a comparison is counted, beside its analysis: CPU between two readings, and phases. */
import { expect } from 'chai';
import { type CpuReading, measureRun } from '../../harness/comparison/measured-run.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import type { EventBody, TimelineEvent } from '../../harness/model/event.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

const plan = planOf(describeScenario());
const who = { service: 'api', replica: 1, container: 'abc' } as const;

const cell: CampaignRun = {
  folder: 'runs/one',
  role: 'control',
  variant: 'one',
  block: null,
  attempt: 1,
  jobs: 1,
  began: milliseconds(0),
  ended: milliseconds(0),
  ruler: null,
  rejected: null,
};

const read = (at: number, cpu: number): EventBody => ({
  type: 'stats.sampled',
  ...who,
  cpu: milliseconds(cpu),
  engineAt: instant(at),
});
const look = (start: number): EventBody => ({
  type: 'health.probed',
  ...who,
  start: instant(start),
  end: instant(start + 50),
  exitCode: 0,
  output: '',
});
const started = (at: number): EventBody => ({
  type: 'container.changed',
  ...who,
  change: { to: 'started' },
  engineAt: instant(at),
});

const cpuOf = (...bodies: readonly EventBody[]): readonly CpuReading[] => {
  const events: readonly TimelineEvent[] = bodies.map((body, seq) => ({ seq, at: instant(seq), ...body }));
  return measureRun(cell, plan, events).cpu;
};

describe('the CPU of a run', () => {
  it('is what was used between the first reading of a container and its last, with the checks between', () => {
    expect(cpuOf(look(500), read(1000, 80), look(2000), look(7000), read(11_000, 200), look(12_000))).to.deep.equal([
      { service: 'api', replica: 1, container: 'abc', from: 1000, to: 11_000, used: 120, checks: 2 },
    ]);
  });

  it('counts a check that was under way at a reading by its part between the two', () => {
    const [cut] = cpuOf(look(975), read(1000, 80), look(2000), look(10_990), read(11_000, 200));
    expect(cut!.checks).to.be.closeTo(0.5 + 1 + 0.2, 1e-9);
  });

  it('is not known by one reading, nor across a start, whose control group begins at 0', () => {
    expect(cpuOf(read(1000, 80))).to.deep.equal([]);
    expect(cpuOf(read(1000, 80), started(5000), read(11_000, 30))).to.deep.equal([]);
    expect(cpuOf(started(500), read(1000, 80), read(11_000, 90))).to.have.length(1);
  });
});

describe('the phases of a run', () => {
  it('are those at which its faults came, by experiment', async () => {
    const wanted = { ...plan, experiments: plan.experiments.map((one) => ({ ...one, phase: 0.6 })) };
    const { events } = await runOnSim(wanted);
    const { phases } = measureRun(cell, wanted, events);
    expect([...phases.keys()]).to.deep.equal(['a crash']);
    expect(phases.get('a crash')).to.be.closeTo(0.6, 0.02);
  });

  it('are left out where nothing was injected', () => {
    expect(measureRun(cell, plan, []).phases.size).to.equal(0);
  });
});
