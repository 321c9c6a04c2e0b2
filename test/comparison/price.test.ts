/** The price of a check, by the controls of a simulated stack whose checks cost what its parameters say. */
import { expect } from 'chai';
import { measureRun } from '../../harness/comparison/measured-run.ts';
import { priceOf } from '../../harness/comparison/price.ts';
import { controlPlan } from '../../harness/design/controls.ts';
import { measured } from '../../harness/engine/sim/parameters.ts';
import type { RunRole } from '../../harness/model/campaign-run.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { seconds } from '../../harness/model/time.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { cell } from './sample-runs.ts';

/** Two services that are looked at every 5 s, and one that is not. */
const checked = controlPlan(planOf(describeScenario()), seconds(60));
const unchecked: Plan = { ...checked, services: checked.services.map((one) => ({ ...one, health: null })) };

async function measure(plan: Plan, role: RunRole, variant: string | null, seed = '7f3a') {
  const { events } = await runOnSim(plan, { seed });
  return measureRun(cell(role, 0, { role, variant, block: null }), plan, events);
}

describe('the price of a health check', () => {
  it('is what a check costs, what the service answers to it included, and nothing of what users ask', async () => {
    const controls = [await measure(checked, 'control', 'one'), await measure(unchecked, 'idle', null, 'beef')];
    const price = priceOf('one', controls)!;
    const truth = measured.checkCpu + measured.answerCpu;
    expect(price.perProbe!.value / truth).to.be.closeTo(1, 0.02);
    // Two services: 3600 s ÷ (5 s and a check of 52 ms), twice.
    expect(price.probesPerHour).to.be.closeTo((2 * 3_600_000) / 5052, 10);
    expect(price.perHour).to.be.closeTo(price.probesPerHour * price.perProbe!.value, 1e-6);
  });

  it('is nothing for a variant that is never checked at', async () => {
    const idle = await measure(unchecked, 'idle', null);
    const price = priceOf('blind', [await measure(unchecked, 'control', 'blind'), idle])!;
    expect(price).to.deep.equal({ perProbe: null, probesPerHour: 0, perHour: 0 });
  });

  it('is not known without a control of the variant, or without an idle one', async () => {
    const [own, idle] = [await measure(checked, 'control', 'one'), await measure(unchecked, 'idle', null)];
    expect(priceOf('another', [own, idle])).to.equal(null);
    expect(priceOf('one', [own])).to.equal(null);
  });
});
