/** A night's facts, the history and the configuration → its judgement. Pure: the same give the same answer for ever. */
import type { Verdict } from '../model/analysis.ts';
import type { GateResult, JudgedExploration, JudgedScenario, ScenarioState } from '../model/gate.ts';
import type { ProjectConfig } from '../model/gate-config.ts';
import type { History } from '../model/history.ts';
import type { NightFacts, ScenarioFacts } from '../model/night.ts';
import { controlObstacle, judgeControl } from './controls.ts';
import { judgeExploration } from './judge-exploration.ts';
import { judgeScenario } from './judge-scenario.ts';
import { nightNotes } from './night-notes.ts';
import { nightNumber } from './night-number.ts';
import { nightSentence } from './night-sentence.ts';
import { otherLines } from './nights.ts';
import { quarantineOf } from './quarantine.ts';

/** Of `history` the lines of the same night and run are left out: a re-run is judged as the first was. */
export function judgeNight(facts: NightFacts, history: History, config: Pick<ProjectConfig, 'quarantine'>): GateResult {
  const controls = facts.scenarios.filter((one) => one.role !== 'scenario');
  const obstacle = controlObstacle(controls);
  const judge = (one: ScenarioFacts): JudgedScenario => {
    if (one.role !== 'scenario') return judgeControl(one);
    const lines = otherLines(history.get(one.scenario) ?? [], facts);
    const { holds, experiments } = quarantineOf(config.quarantine, one.scenario, facts.night);
    return judgeScenario(one, { lines, quarantine: holds, experiments, obstacle });
  };
  const scenarios = facts.scenarios.map(judge).toSorted(inReadingOrder);
  const told = facts.explorations.map((one) => judgeExploration(one, { obstacle, ending: facts.ending }));
  const explorations = told.toSorted((one, other) => Number(other.red) - Number(one.red));
  const reds = [...scenarios, ...explorations].filter((one) => one.red);
  const verdict = verdictOf(facts, { scenarios, reds, obstacle });
  return {
    schema: 'resilience.gate/1',
    number: nightNumber(history, facts),
    facts,
    verdict,
    sentence: nightSentence(facts, { scenarios, explorations, obstacle }),
    scenarios,
    explorations,
    changed: scenarios.filter(isChanged).map((one) => one.facts.scenario),
    notes: nightNotes(facts, scenarios, config.quarantine),
    failures: facts.failures,
  };
}

interface Judged {
  readonly scenarios: readonly JudgedScenario[];
  readonly reds: readonly (JudgedScenario | JudgedExploration)[];
  readonly obstacle: string | null;
}

function verdictOf(facts: NightFacts, { scenarios, reds, obstacle }: Judged): Verdict {
  if (obstacle !== null) return 'inconclusive';
  if (reds.length > 0) return 'fail';
  const own = scenarios.filter((one) => one.facts.role === 'scenario');
  const nothing = own.every((one) => one.state === 'inconclusive');
  return nothing || facts.ending !== 'completed' ? 'inconclusive' : 'pass';
}

/** Of no account to a person: it goes from one to the next by itself. */
const calm: ReadonlySet<ScenarioState | null> = new Set<ScenarioState | null>([null, 'new', 'learning', 'steady']);

const isChanged = ({ state, before, facts }: JudgedScenario): boolean =>
  facts.role === 'scenario' && state !== before && !(calm.has(state) && (calm.has(before) || before === 'improved'));

const ranks: Readonly<Record<ScenarioState, number>> = {
  failed: 0,
  regressed: 1,
  unstable: 2,
  'known weakness': 3,
  improved: 4,
  inconclusive: 5,
  quarantined: 6,
  new: 7,
  learning: 8,
  steady: 9,
};

const rankOf = ({ facts, state }: JudgedScenario): number => (facts.role === 'scenario' ? ranks[state] : 10);

/** Red first, then what changed, then the rest, by name; the controls last. */
const inReadingOrder = (one: JudgedScenario, other: JudgedScenario): number =>
  rankOf(one) - rankOf(other) || (one.facts.scenario < other.facts.scenario ? -1 : 1);
