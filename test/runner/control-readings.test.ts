/** A control is read at the two ends of its window, and no experiment is. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { crash, expect as expectThat } from '../../harness/index.ts';
import { expositionOf } from '../../harness/metrics/fold.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { api, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const crashing = planOf(
  describeScenario({
    experiments: {
      one: {
        fault: crash(api),
        recovery: '20s',
        after: [expectThat(api).recovers({ within: 'predicted' })],
      },
    },
  }),
);

const control: Plan = {
  ...crashing,
  experiments: crashing.experiments.map((one) => ({ ...one, fault: { kind: 'nothing', target: 'api' }, after: [] })),
};

/** An engine that reads no CPU. */
const blind = (env: Environment): Environment => ({
  ...env,
  engine: {
    ...env.engine,
    containers: { ...env.engine.containers, cpuUsed: () => Promise.reject(new Error('no controller for the CPU')) },
  },
});

describe('the readings of a control', () => {
  it('are two of each container, at the two ends of the recovery window', async () => {
    const { events } = await runOnSim(control);
    const readings = ofType(events, 'stats.sampled');
    expect(readings.map((one) => one.service).sort()).to.deep.equal(['api', 'api', 'db', 'db', 'web', 'web']);
    const [began, ended] = (['phase.began', 'phase.ended'] as const).map(
      (type) => ofType(events, type).find((one) => one.phase === 'recovery')!.at,
    );
    for (const service of ['api', 'web', 'db']) {
      const [first, last] = readings.filter((one) => one.service === service);
      expect(first!.engineAt - began!, service).to.be.within(0, 20);
      expect(ended! - last!.engineAt, service).to.be.within(0, 20);
      const looks = ofType(events, 'health.probed').filter(
        (look) => look.service === service && look.end > first!.engineAt && look.end <= last!.engineAt,
      );
      if (service === 'db') expect(last!.cpu).to.equal(first!.cpu);
      else
        expect(last!.cpu - first!.cpu, service)
          .to.be.at.least(looks.length * 10)
          .and.above(0);
    }
  });

  it('disturb neither the analysis of the run nor its metrics', async () => {
    const { events } = await runOnSim(control);
    const without = events.filter((event) => event.type !== 'stats.sampled');
    const [analysis, bare] = [analyse(control, events), analyse(control, without)];
    expect(analysis).to.deep.equal(bare);
    expect(await expositionOf(control, events, analysis)).to.equal(await expositionOf(control, without, bare));
  });

  it('are left out where nothing can be read, and the run is none the worse for it', async () => {
    const { events } = await runOnSim(control, { spoil: blind });
    expect(ofType(events, 'stats.sampled')).to.deep.equal([]);
    expect(events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'completed', failures: [] });
  });

  it('are not taken where something is done', async () => {
    const { events } = await runOnSim(crashing);
    expect(ofType(events, 'stats.sampled')).to.deep.equal([]);
  });
});
