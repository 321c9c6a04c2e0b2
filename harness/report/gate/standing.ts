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

/** Of any night's state; what turned it red looks the same whatever it was. */
export const signOf = (of: {
  readonly state: ScenarioState;
  readonly red: boolean;
}): Pick<StateLabel, 'glyph' | 'style'> => (of.red ? red : quiet[of.state]);

export function standingOf(scenario: JudgedScenario): StateLabel {
  const { facts, state } = scenario;
  if (facts.role === 'scenario') return { word: state, ...signOf(scenario) };
  return isAsItMustBe(scenario) ? { word: 'as it must be', ...quiet.steady } : { word: 'not as it must be', ...red };
}

/** The control passed, or what must fail failed. A scenario is under no such duty. */
export const isAsItMustBe = ({ facts, state }: JudgedScenario): boolean =>
  facts.role === 'scenario' || state === 'steady';

/** The sentence behind its state's word, which is not said twice. */
export function toldOf(scenario: JudgedScenario): string {
  const { sentence, facts } = scenario;
  const { word } = standingOf(scenario);
  if (facts.role !== 'scenario') return isCalledSo(facts) ? sentence : `${facts.role}: ${sentence}`;
  return sentence.replace(/^an? /i, '').toLowerCase().startsWith(word) ? sentence : `${word}: ${sentence}`;
}

const isCalledSo = ({ role, scenario }: ScenarioFacts): boolean => scenario.replaceAll('-', ' ') === role;

/** An objective failed that does not turn the night red; of what must fail that is as it must be. */
const isWarned = ({ facts }: JudgedScenario): boolean =>
  facts.role !== 'must fail' && facts.objectives.some(({ known, failed }) => known === null && failed > 0);

/** Out of what is normal, and the state does not say so: it was not confirmed. */
const isUnusual = ({ measures }: JudgedScenario): boolean =>
  measures.some(({ gated, screen }) => gated && (screen === 'slower' || screen === 'faster'));

/** What a reader looks for: all but what is as it was. */
export const isNotable = (scenario: JudgedScenario): boolean =>
  scenario.red ||
  !isAsItMustBe(scenario) ||
  isWarned(scenario) ||
  isUnusual(scenario) ||
  (scenario.facts.role === 'scenario' && !['steady', 'learning'].includes(scenario.state)) ||
  (scenario.before !== null && scenario.before !== scenario.state);

/** A control that is not as it must be first: nothing else can be believed. The rest as it is. */
export const inImportance = (scenarios: readonly JudgedScenario[]): readonly JudgedScenario[] => [
  ...scenarios.filter((one) => !isAsItMustBe(one)),
  ...scenarios.filter(isAsItMustBe),
];

/** What is not red and yet not as it should be. */
export const isWorrying = (scenario: JudgedScenario): boolean =>
  !scenario.red &&
  (!isAsItMustBe(scenario) || isWarned(scenario) || ['quarantined', 'inconclusive'].includes(scenario.state));

/** What makes a red line happen again: the comparison that confirmed it, else the run that tells most. */
export const commandOf = ({ facts, state }: JudgedScenario): string =>
  state === 'regressed' && facts.comparison !== null ? facts.comparison.command : facts.reproduce;
