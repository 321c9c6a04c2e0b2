/** What a run of a comparison is counted, beside its analysis: CPU between two readings, and phases. */
import { expect } from 'chai';
import { type CpuReading, measureRun } from '../../harness/comparison/measured-run.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { checked, only, started } from '../timelines/events.ts';
import { cell } from './sample-runs.ts';

const plan = planOf(describeScenario());
const read = (at: number, cpu: number) =>
  only('stats.sampled', at, {
    service: 'api',
    replica: 1,
    container: 'api.1',
    cpu: milliseconds(cpu),
    engineAt: instant(at),
  });

const control = cell('one', 0, { role: 'control', block: null });

const cpuOf = (...events: readonly TimelineEvent[]): readonly CpuReading[] => measureRun(control, plan, events).cpu;

describe('the CPU of a run', () => {
  it('is what was used between the first reading of a container and its last, with the checks between', () => {
    expect(
      cpuOf(checked(500), read(1000, 80), checked(2000), checked(7000), read(11_000, 200), checked(12_000)),
    ).to.deep.equal([{ service: 'api', replica: 1, container: 'api.1', from: 1000, to: 11_000, used: 120, checks: 2 }]);
  });

  it('counts a check that was under way at a reading by its part between the two', () => {
    const [cut] = cpuOf(checked(975), read(1000, 80), checked(2000), checked(10_990), read(11_000, 200));
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
    const { phases } = measureRun(control, wanted, events);
    expect([...phases.keys()]).to.deep.equal(['a crash']);
    expect(phases.get('a crash')).to.be.closeTo(0.6, 0.02);
  });

  it('are left out where nothing was injected', () => {
    expect(measureRun(control, plan, []).phases.size).to.equal(0);
  });
});
