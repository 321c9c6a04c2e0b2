/** The scenarios of this repository in virtual time: each passes whatever its chances are. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { numbersBehaviour } from '../../harness/engine/sim/numbers-behaviour.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import numbersApi from '../../scenarios/numbers-api.ts';
import numbersWeb from '../../scenarios/numbers-web.ts';
import { health } from '../plan/parts.ts';
import { service } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { rowsOf } from '../running/repeats.ts';

/** What Compose makes of `stacks/numbers/compose.yaml`; the engine's own tests hold the file itself. */
function serviceAt(name: string, host: number, restart: RestartPolicy, startPeriod: number) {
  return service(name, {
    image: `resilience-${name}:v3`,
    health: health(5000, 1000, 2, { startPeriod: seconds(startPeriod) }),
    healthFrom: 'image',
    restart,
    ports: [{ container: 80, host }],
  });
}

const onFailure: RestartPolicy = { name: 'on-failure', maxAttempts: 0 };

function planOf(scenario: Scenario, name: string, apiPolicy: RestartPolicy) {
  const services = [serviceAt('numbers-api', 8087, apiPolicy, 5), serviceAt('numbers-web', 8088, onFailure, 10)];
  const { plan, problems } = compilePlan({ scenario, name, file: `scenarios/${name}.ts`, seed: 's', services });
  if (plan === null) throw new Error(JSON.stringify(problems));
  return plan;
}

const seeds = rowsOf('seeds', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 4);

describe('the scenarios on the simulator', () => {
  for (const [name, scenario, policy, count] of [
    ['numbers-api', numbersApi, onFailure, 9],
    ['numbers-web', numbersWeb, { name: 'no' }, 12],
  ] as const) {
    for (const seed of seeds) {
      it(`${name} passes with seed ${seed}, and nothing lies outside its prediction`, async () => {
        const plan = planOf(scenario, name, policy);
        const { events } = await runOnSim(plan, { seed, behaviours: numbersBehaviour() });
        const analysis = analyse(plan, events);
        expect(analysis.sentence).to.match(new RegExp(`^${count} of ${count} expectations held\\.`));
        expect(analysis.verdict).to.equal('pass');
        const outside = analysis.experiments.flatMap((one) => one.findings).filter((one) => one.severity === 'warning');
        expect(outside).to.deep.equal([]);
      });
    }
  }
});
