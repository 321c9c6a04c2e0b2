/** The night in one sentence. */
import { listText, wordFor } from '../model/count-text.ts';
import type { JudgedExploration, JudgedScenario, ScenarioState } from '../model/gate.ts';
import type { NightFacts } from '../model/night.ts';
import { sinceText } from './words.ts';

/** What a red scenario did. */
const did: Readonly<Partial<Record<ScenarioState, readonly [one: string, many: string]>>> = {
  regressed: ['got worse', 'got worse'],
  failed: ['fails its objectives', 'fail their objectives'],
  unstable: ['is unstable', 'are unstable'],
  'known weakness': ['has a known weakness that holds now', 'have known weaknesses that hold now'],
};

interface Told {
  readonly scenarios: readonly JudgedScenario[];
  readonly explorations: readonly JudgedExploration[];
  /** Why nothing of the night can be believed; null: it can. */
  readonly obstacle: string | null;
}

/** `1 of 6 got worse: shop, since 9be01c4 "api: one client for the whole process"`. */
export function nightSentence(
  { ending }: Pick<NightFacts, 'ending'>,
  { scenarios, explorations, obstacle }: Told,
): string {
  if (obstacle !== null) return obstacle;
  const own = scenarios.filter((one) => one.facts.role === 'scenario');
  const red = own.filter((one) => one.red);
  const cut = ending === 'completed' ? [] : [`the night was ${ending}`];
  const parts = [...Map.groupBy(red, (one) => one.state)].map(([state, ones], index) => {
    const [one, many] = did[state] ?? ['is red', 'are red'];
    const of = index === 0 ? ` of ${own.length}` : '';
    return `${ones.length}${of} ${wordFor(ones.length, one, many)}: ${listText(ones.map(named))}`;
  });
  const worse = explorations.filter((one) => one.state === 'regressed');
  const cells = worse.map((one) => `${one.facts.stack}: ${one.sentence}`);
  if (red.length + worse.filter((one) => one.red).length > 0) return [...parts, ...cells, ...cut].join('; ');
  if (own.length === 0) return ['no scenario was run', ...cells, ...cut].join('; ');
  return [...calmParts(own, worse.length > 0 ? 'no scenario got worse' : 'nothing got worse'), ...cells, ...cut].join(
    '; ',
  );
}

function named({ facts: { scenario, bisection }, state }: JudgedScenario): string {
  const since = state === 'regressed' ? sinceText(bisection?.first ?? null) : '';
  return since === '' ? scenario : `${scenario}, ${since}`;
}

/** Nothing is red. `all`: what is said of all of it. */
function calmParts(own: readonly JudgedScenario[], all: string): readonly string[] {
  const of = (state: ScenarioState): readonly JudgedScenario[] => own.filter((one) => one.state === state);
  const names = (ones: readonly JudgedScenario[]): string => listText(ones.map((one) => one.facts.scenario));
  const [open, improved, quarantined] = [of('inconclusive'), of('improved'), of('quarantined')];
  if (open.length === own.length) return [`nothing could be told: ${names(open)}`];
  return [
    all,
    ...(improved.length > 0 ? [`improved: ${names(improved)}`] : []),
    ...(open.length > 0 ? [`could not be told: ${names(open)}`] : []),
    ...(quarantined.length > 0 ? [`in quarantine: ${names(quarantined)}`] : []),
  ];
}
