/** A fault comes where in the health cycle it is wanted, and detection follows from it. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { realisedPhase } from '../../harness/comparison/realised-phase.ts';
import { expect as expectThat, flipHealth } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { api, describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from './on-sim.ts';

const flipped = planOf(
  describeScenario({
    experiments: {
      flip: {
        fault: flipHealth(api, { by: 'wrapper' }),
        hold: '15s',
        recovery: '8s',
        during: [expectThat(api).isDetected({ by: 'engine', within: 'predicted' })],
      },
    },
  }),
);

const at = (plan: Plan, phase: number | null): Plan => ({
  ...plan,
  experiments: plan.experiments.map((one) => ({ ...one, phase })),
});

async function run(plan: Plan, seed: string) {
  const { events } = await runOnSim(plan, { seed });
  const [one] = analyse(plan, events).experiments;
  const detection = one!.services.find((service) => service.service === 'api')!.detection;
  return { one: one!, phase: realisedPhase(one!, 'api', plan.services)!, detection };
}

describe('the phase of a fault', () => {
  for (const wanted of [0.02, 0.1, 0.35, 0.5, 0.75, 0.95]) {
    it(`is met: ${wanted} of the way from one look to the next`, async () => {
      const { phase, detection } = await run(at(flipped, wanted), `seed ${wanted}`);
      expect(phase).to.be.closeTo(wanted, 0.02);
      // Two looks have to fail; the first of them comes after what is left of the cycle, 5 s and a look of 52 ms.
      const period = 5052;
      if (!detection.seen) throw new Error('never detected');
      expect(detection.time.value).to.be.within(
        (1 - wanted) * period + period - 200,
        (1 - wanted) * period + period + 2300,
      );
    });
  }

  it('lengthens the baseline by no more than a cycle, and is not waited for where none is wanted', async () => {
    const baselineOf = async (phase: number | null) => {
      const { one } = await run(at(flipped, phase), 'a');
      return one.baseline.to - one.baseline.from;
    };
    expect(await baselineOf(null)).to.be.closeTo(5000, 5);
    expect(await baselineOf(0.5)).to.be.within(5000, 5000 + 5200);
  });
});
