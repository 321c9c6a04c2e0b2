import { expect } from 'chai';
import { analyse } from '../../../harness/analysis/analyse.ts';
import { controlsFrom } from '../../../harness/app/gate/controls.ts';
import { crash, defineScenario, expect as expectThat, promql } from '../../../harness/index.ts';
import type { LoadedScenario } from '../../../harness/scenario-file/loaded-scenario.ts';
import { api, describeScenario, planOf, shop } from '../../plan/sample.ts';
import { runOnSim } from '../../runner/on-sim.ts';

const loaded = (scenario: LoadedScenario['scenario'], name = 'shop'): LoadedScenario => ({
  ...{ scenario, name, file: `scenarios/${name}.ts`, variants: {}, judged: true },
});

describe('the controls of a night', () => {
  const controls = controlsFrom([loaded(describeScenario())])!;

  it('are one that passes and one that fails, on a stack that is well', async () => {
    for (const [role, verdict] of [
      ['control', 'pass'],
      ['must fail', 'fail'],
    ] as const) {
      const plan = planOf(controls[role].scenario);
      const { events } = await runOnSim(plan);
      expect(analyse(plan, events).verdict, role).to.equal(verdict);
    }
  });

  it('are short, and keep nothing of the scenario but its stack and its probes', () => {
    const { scenario, name } = controls['must fail'];
    expect(name).to.equal('must-fail');
    expect(Object.keys(scenario.experiments)).to.deep.equal(['must-fail']);
    expect(planOf(scenario).windows).to.equal(8000);
    expect(controls.control.name).to.equal('control');
  });

  it('are made of the first that asks in the place of users', () => {
    const up = promql(shop.service('web'), 'up');
    const deaf = defineScenario({
      title: 'only a metric',
      stack: shop,
      probes: { up },
      experiments: {
        'a crash': { fault: crash(api), recovery: '9s', after: [expectThat(api).recovers({ within: '5s' })] },
      },
    });
    expect(controlsFrom([loaded(deaf)])).to.equal(null);
    expect(controlsFrom([loaded(deaf), loaded(describeScenario())])!.control.name).to.equal('control');
  });
});
