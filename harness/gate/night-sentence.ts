/** The night in one sentence. */
import { listText, wordFor } from '../model/count-text.ts';
import type { JudgedScenario, ScenarioState } from '../model/gate.ts';
import type { NightFacts } from '../model/night.ts';
import { sinceText } from './words.ts';

/** What a red scenario did. */
const did: Readonly<Partial<Record<ScenarioState, readonly [one: string, many: string]>>> = {
  regressed: ['got worse', 'got worse'],
  failed: ['fails its objectives', 'fail their objectives'],
  unstable: ['is unstable', 'are unstable'],
  'known weakness': ['has a known weakness that holds now', 'have known weaknesses that hold now'],
};

/** `1 of 6 got worse: shop, since 9be01c4 "api: one client for the whole process"`. */
export function nightSentence(
  { ending }: Pick<NightFacts, 'ending'>,
  scenarios: readonly JudgedScenario[],
  obstacle: string | null,
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
  if (parts.length > 0) return [...parts, ...cut].join('; ');
  if (own.length === 0) return ['no scenario was run', ...cut].join('; ');
  return [...calmParts(own), ...cut].join('; ');
}

function named({ facts: { scenario, bisection }, state }: JudgedScenario): string {
  const since = state === 'regressed' ? sinceText(bisection?.first ?? null) : '';
  return since === '' ? scenario : `${scenario}, ${since}`;
}

/** Nothing is red. */
function calmParts(own: readonly JudgedScenario[]): readonly string[] {
  const of = (state: ScenarioState): readonly JudgedScenario[] => own.filter((one) => one.state === state);
  const names = (ones: readonly JudgedScenario[]): string => listText(ones.map((one) => one.facts.scenario));
  const [open, improved, quarantined] = [of('inconclusive'), of('improved'), of('quarantined')];
  if (open.length === own.length) return [`nothing could be told: ${names(open)}`];
  return [
    'nothing got worse',
    ...(improved.length > 0 ? [`improved: ${names(improved)}`] : []),
    ...(open.length > 0 ? [`could not be told: ${names(open)}`] : []),
    ...(quarantined.length > 0 ? [`in quarantine: ${names(quarantined)}`] : []),
  ];
}
