/** The two scenarios that show that the gate can tell: one that must pass and one that must fail, made from a scenario of the suite. */
import type { Claim, Expectation } from '../../model/expectation.ts';
import { leftInPeace, switchedOff } from '../../model/fault-facts.ts';
import { isUserProbe } from '../../model/probe-traits.ts';
import type { Experiment, Scenario } from '../../model/scenario.ts';
import { seconds } from '../../model/time.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';

/** Of the first that asks anything in the place of its users; null: none does, and nothing can be seen to fail. */
export function controlsFrom(
  scenarios: readonly LoadedScenario[],
): Readonly<Record<'control' | 'must fail', LoadedScenario>> | null {
  const loaded = scenarios.find((one) => askedOf(one) !== undefined);
  const asked = loaded && askedOf(loaded);
  if (loaded === undefined || asked === undefined) return null;
  const [name, { service }] = asked;
  const unaffected = expectationOf(name, { claim: 'isUnaffected' });
  return {
    control: withExperiment(loaded, 'control', 'nothing is broken: it must pass', {
      ...windows,
      fault: leftInPeace(service),
      hold: null,
      after: [unaffected],
    }),
    'must fail': withExperiment(loaded, 'must-fail', `${service} is stopped: it must fail`, {
      ...windows,
      fault: switchedOff(service),
      hold: seconds(3),
      during: [unaffected],
    }),
  };
}

const askedOf = ({ scenario }: LoadedScenario) =>
  Object.entries(scenario.probes).find(([, probe]) => isUserProbe(probe));

const windows = { baseline: seconds(2), then: null, recovery: seconds(3), during: [], after: [] } as const;

const expectationOf = (probe: string, claim: Claim): Expectation => ({
  ...{ type: 'expectation', subject: { type: 'probe', name: probe }, claim, because: null, known: null },
});

/** Without its loads: only the probes are asked. */
function withExperiment(loaded: LoadedScenario, name: string, title: string, experiment: Experiment): LoadedScenario {
  const scenario: Scenario = {
    ...loaded.scenario,
    title,
    load: {},
    steadyState: [],
    experiments: { [name]: experiment },
    budget: null,
  };
  return { ...loaded, name, scenario, variants: {}, judged: true };
}
