/** The first layer: limits that hold whatever was measured before. */
import type { ScenarioState } from '../model/gate.ts';
import type { ObjectiveFacts } from '../model/night.ts';

export interface JudgedObjectives {
  /** Null: nothing here turns the night red. */
  readonly state: Extract<ScenarioState, 'failed' | 'unstable' | 'known weakness'> | null;
  /** Of the first that turns it red; null as the state. */
  readonly sentence: string | null;
  /** The other ones, and what is only told. */
  readonly details: readonly string[];
}

type Outcome = NonNullable<JudgedObjectives['state']> | 'known' | 'open' | null;

/** Pessimistic: one repeat that failed is enough, and no repeat makes up for it. */
function outcomeOf({ held, failed, unknown, known }: ObjectiveFacts): Outcome {
  if (known !== null) {
    if (failed > 0) return 'known';
    return held > 0 && unknown === 0 ? 'known weakness' : 'open';
  }
  if (failed > 0) return held === 0 ? 'failed' : 'unstable';
  return held === 0 && unknown > 0 ? 'open' : null;
}

/** The gravest first. */
const grave = ['failed', 'unstable', 'known weakness'] as const;

export function judgeObjectives(objectives: readonly ObjectiveFacts[]): JudgedObjectives {
  const judged = objectives.map((facts) => ({ facts, outcome: outcomeOf(facts) }));
  const told = judged.flatMap(({ facts, outcome }) => (outcome === null ? [] : [{ facts, outcome }]));
  const red = grave.flatMap((state) => told.filter((one) => one.outcome === state && one.facts.level === 'error'));
  const [first] = red;
  const rest = told.filter((one) => one !== first);
  return {
    state: grave.find((state) => state === first?.outcome) ?? null,
    sentence: first === undefined ? null : outcomeText(first.facts, first.outcome),
    details: rest.map(
      ({ facts, outcome }) => `${facts.level === 'warn' ? 'warning: ' : ''}${outcomeText(facts, outcome)}`,
    ),
  };
}

function outcomeText(facts: ObjectiveFacts, outcome: NonNullable<Outcome>): string {
  const { text, held, failed, unknown, observed, limit, known } = facts;
  const within = facts.experiment === null ? '' : ` (${facts.experiment})`;
  const figure = `${observed}${limit === null ? '' : `, limit ${limit}`}`;
  switch (outcome) {
    case 'failed':
      return `failed in ${failed} of ${failed + held} repeats: ${text}${within}: ${figure}`;
    case 'unstable':
      return `unstable, failed in ${failed} of ${failed + held} repeats: ${text}${within}: worst ${figure}`;
    case 'known weakness':
      return `a known weakness holds now in ${held} of ${held} repeats: ${text}${within}: promote it to an expectation (known since ${known?.since}: ${known?.reason})`;
    case 'known':
      return `known weakness since ${known?.since}: ${text}${within}: ${figure} (${known?.reason})`;
    case 'open':
      return `could not be told in ${unknown} of ${held + unknown} repeats: ${text}${within}`;
  }
}
