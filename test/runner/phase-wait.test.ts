/** A fault comes where in the health cycle it is wanted, and detection follows from it. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { indexEvents } from '../../harness/analysis/event-index.ts';
import { realisedPhase } from '../../harness/analysis/readings/realised-phase.ts';
import { crash, expect as expectThat, flipHealth, pause } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { api, db, describeScenario, planOf, service } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const flip = {
  fault: flipHealth(api, { by: 'wrapper' }),
  hold: '15s',
  recovery: '8s',
  during: [expectThat(api).isDetected({ by: 'engine', within: 'predicted' })],
} as const;
const crashing = {
  fault: crash(api),
  recovery: '20s',
  after: [expectThat(api).recovers({ within: 'predicted' })],
} as const;
const flipped = planOf(describeScenario({ experiments: { flip } }));

const at = (plan: Plan, ...phases: readonly (number | null)[]): Plan => ({
  ...plan,
  experiments: plan.experiments.map((one, place) => ({ ...one, phase: phases[place] ?? phases[0] ?? null })),
});

async function run(plan: Plan, seed = '7f3a') {
  const { events } = await runOnSim(plan, { seed });
  const eventIndex = indexEvents(events);
  const { experiments } = analyse(plan, events);
  const phases = plan.experiments.map((one) => realisedPhase(one, eventIndex, plan));
  return { events, experiments, phases };
}

const baselineOf = async (plan: Plan): Promise<number> => {
  const { baseline } = (await run(plan)).experiments[0]!;
  return baseline.to - baseline.from;
};

describe('the phase of a fault', () => {
  for (const wanted of [0.02, 0.1, 0.2, 0.35, 0.5, 0.6, 0.75, 0.85, 0.95, 0.98]) {
    it(`is met: ${wanted} of the way from one check to the next`, async () => {
      const { phases, experiments } = await run(at(flipped, wanted), `seed ${wanted}`);
      expect(phases[0]).to.be.closeTo(wanted, 0.02);
      const detection = experiments[0]!.services.find((one) => one.service === 'api')!.detection;
      if (!detection.seen) throw new Error('never detected');
      // Two checks have to fail, the first after what is left of the cycle: 5 s and a check of 52 ms. The last may stall for 2 s.
      const period = 5052;
      const due = (1 - wanted) * period + period;
      expect(detection.time.value).to.be.within(due - 200, due + 2300);
    });
  }

  it('is met by momentary faults too, and by each of many in one run', async () => {
    const plan = planOf(describeScenario({ experiments: { flip, crashing, again: flip, last: crashing } }));
    const wanted = [0.3, 0.7, 0.1, 0.5];
    const { phases } = await run(at(plan, ...wanted));
    for (const [place, phase] of phases.entries()) expect(phase, `${place}`).to.be.closeTo(wanted[place]!, 0.02);
  });

  it('is that of the first replica, where there are several', async () => {
    const services = [service('api', { replicas: 3 }), service('web'), service('db', { ports: [], health: null })];
    const { phases } = await run(at(planOf(describeScenario({ experiments: { flip } }), services), 0.4));
    expect(phases[0]).to.be.closeTo(0.4, 0.02);
  });

  it('lengthens the baseline by no more than two cycles, and not at all where none is wanted', async () => {
    expect(await baselineOf(at(flipped, null))).to.be.closeTo(5000, 5);
    for (const wanted of [0, 0.5, 0.9]) {
      expect(await baselineOf(at(flipped, wanted)), `${wanted}`).to.be.within(5000, 5000 + 2 * 5100);
    }
  });

  it('is not waited for where nothing checks the target', async () => {
    const paused = { fault: pause(db), hold: '2s', recovery: '2s', during: [expectThat(api).isUnaffected()] } as const;
    const plan = planOf(describeScenario({ experiments: { paused } }));
    expect(await baselineOf(at(plan, 0.5))).to.be.closeTo(5000, 10);
  });

  it('belongs to the baseline: the injection begins right after it', async () => {
    const { events } = await run(at(flipped, 0.5));
    const ended = ofType(events, 'phase.ended').find((one) => one.phase === 'baseline')!;
    expect(ofType(events, 'inject.began')[0]!.at - ended.at).to.be.within(0, 5);
  });
});
