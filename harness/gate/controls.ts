/** The controls of a night: a scenario that must pass and one that must fail show that the gate can tell. */
import type { JudgedScenario } from '../model/gate.ts';
import type { ScenarioFacts } from '../model/night.ts';

/** Why nothing of the night can be believed; null: the controls came out as they must, or there are none. */
export function controlObstacle(controls: readonly ScenarioFacts[]): string | null {
  const [first] = controls.filter((one) => !isAsItMust(one));
  if (first === undefined) return null;
  const came = first.unusable ?? outcomeText(first);
  return first.role === 'control'
    ? `the control ${first.scenario} did not pass (${came}), so that what fails here says nothing of the system`
    : `${first.scenario} must fail and did not (${came}), so that what passes here says nothing of the system`;
}

export function judgeControl(facts: ScenarioFacts): JudgedScenario {
  const good = isAsItMust(facts);
  const must = facts.role === 'control' ? 'green' : 'red';
  return {
    facts,
    state: good ? 'steady' : 'inconclusive',
    before: null,
    red: false,
    sentence: good ? `${must}, as it must be` : `not ${must}, as it must be: ${facts.unusable ?? outcomeText(facts)}`,
    details: [],
    measures: [],
    quarantine: null,
    counts: false,
    level: 'kept',
  };
}

/** All of its runs, and one at least. */
function isAsItMust({ role, unusable, used, verdicts }: ScenarioFacts): boolean {
  return unusable === null && used > 0 && (role === 'control' ? verdicts.pass : verdicts.fail) === used;
}

function outcomeText({ used, verdicts, unsteady }: ScenarioFacts): string {
  if (used === 0) return unsteady === null ? 'none of its runs can be used' : `never steady: ${unsteady.reason}`;
  const { pass, fail, inconclusive } = verdicts;
  return [
    ...(pass > 0 ? [`${pass} of ${used} passed`] : []),
    ...(fail > 0 ? [`${fail} of ${used} failed`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} of ${used} could not be judged`] : []),
  ].join(', ');
}
