/** What a limit `predicted` is: the same in a plan and in its run. */
import { expect } from 'chai';
import { analyse } from '../../../harness/analysis/analyse.ts';
import { crash, expect as expectThat } from '../../../harness/index.ts';
import { renderPlan } from '../../../harness/report/plan.ts';
import { api, apiHealth, describeScenario, planOf, service } from '../../plan/sample.ts';
import { runOnSim } from '../../runner/on-sim.ts';

const scenario = describeScenario({
  probes: { apiHealth },
  experiments: {
    'a crash': {
      fault: crash(api),
      baseline: '1s',
      recovery: '30s',
      after: [
        expectThat(apiHealth).recovers({ within: 'predicted' }),
        expectThat(api).recovers({ within: 'predicted' }),
      ],
    },
  },
});
const plan = planOf(scenario, [
  service('api', { ports: [{ container: 80, host: 8087 }] }),
  service('web', { ports: [{ container: 80, host: 8088 }] }),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
]);

describe('a predicted limit', () => {
  it("is the users' of a probe and the engine's of a service, in the plan as in the run", async () => {
    const { userRecovery, engineRecovery } = plan.experiments[0]!.prediction;
    const [users, engine] = [userRecovery!, engineRecovery!].map((one) => one.max + (one.later?.upTo ?? 0));
    const text = renderPlan(plan);
    expect(text).to.contain(`apiHealth recovers within ${Number((users! / 1000).toFixed(2))} s (predicted)`);
    expect(text).to.contain(`api recovers within ${Number((engine! / 1000).toFixed(2))} s (predicted)`);
    const { events } = await runOnSim(plan);
    const judged = analyse(plan, events).experiments[0]!;
    const { prediction } = judged;
    expect(judged.expectations.map((one) => one.predicted)).to.deep.equal([
      prediction.userRecovery,
      prediction.engineRecovery,
    ]);
  });
});
