/** How a scenario's state is shown everywhere: a word, a glyph and a colour each, so that colour alone decides nothing. */
import type { JudgedScenario, ScenarioState } from '../../model/gate.ts';
import type { ScenarioFacts } from '../../model/night.ts';
import type { Style } from '../paint.ts';

/** What a page says of a scenario in a word. */
export interface StateLabel {
  /** `regressed`; of a control whether it was as it must be. */
  readonly word: string;
  readonly glyph: string;
  readonly style: Style;
}

const quiet: Readonly<Record<ScenarioState, Omit<StateLabel, 'word'>>> = {
  new: { glyph: '+', style: 'cyan' },
  learning: { glyph: '…', style: 'cyan' },
  steady: { glyph: '✔', style: 'green' },
  improved: { glyph: '▲', style: 'green' },
  regressed: { glyph: '▼', style: 'yellow' },
  failed: { glyph: '!', style: 'yellow' },
  unstable: { glyph: '!', style: 'yellow' },
  'known weakness': { glyph: '!', style: 'yellow' },
  quarantined: { glyph: '~', style: 'dim' },
  inconclusive: { glyph: '?', style: 'yellow' },
};

const red: Omit<StateLabel, 'word'> = { glyph: '✖', style: 'red' };

export function standingOf(scenario: JudgedScenario): StateLabel {
  const { facts, state } = scenario;
  if (facts.role === 'scenario') return { word: state, ...(scenario.red ? red : quiet[state]) };
  if (isUntold(scenario)) return { word: 'not told', ...quiet.inconclusive };
  return isAsItMustBe(scenario) ? { word: 'as it must be', ...quiet.steady } : { word: 'not as it must be', ...red };
}

const isUntold = ({ facts, state }: JudgedScenario): boolean =>
  state === 'inconclusive' || facts.verdicts.pass + facts.verdicts.fail === 0;

/** The control passed, or what must fail failed. A scenario is under no such duty. */
export function isAsItMustBe(scenario: JudgedScenario): boolean {
  const { role, verdicts } = scenario.facts;
  if (role === 'scenario') return true;
  return !isUntold(scenario) && (role === 'control' ? verdicts.fail === 0 : verdicts.fail > 0);
}

/** The sentence behind its state's word, which is not said twice. */
export function toldOf(scenario: JudgedScenario): string {
  const { sentence, facts } = scenario;
  const { word } = standingOf(scenario);
  if (facts.role !== 'scenario') return isCalledSo(facts) ? sentence : `${facts.role}: ${sentence}`;
  return sentence.toLowerCase().startsWith(word) ? sentence : `${word}: ${sentence}`;
}

const isCalledSo = ({ role, scenario }: ScenarioFacts): boolean => scenario.replaceAll('-', ' ') === role;

/** What a reader looks for: it is red, another than the night before, or not as it should be. */
export const isNotable = (scenario: JudgedScenario): boolean =>
  scenario.red ||
  !isAsItMustBe(scenario) ||
  (scenario.facts.role === 'scenario' && !['steady', 'learning'].includes(scenario.state)) ||
  (scenario.before !== null && scenario.before !== scenario.state);

/** What makes a red line happen again: the comparison that confirmed it, else the run that tells most. */
export const commandOf = ({ facts, state }: JudgedScenario): string =>
  state === 'regressed' && facts.comparison !== null ? facts.comparison.command : facts.reproduce;
