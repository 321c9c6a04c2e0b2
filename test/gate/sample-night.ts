/** Facts of nights with one scenario, whose users' recovery is what matters. */

import type { PairOutcome } from '../../harness/model/comparison.ts';
import type {
  BaselineKey,
  Commit,
  ComparedMeasure,
  NightFacts,
  NightMeasure,
  ObjectiveFacts,
  RevisionComparison,
  ScenarioFacts,
} from '../../harness/model/night.ts';
import type { StackExploration } from '../../harness/model/night-exploration.ts';
import { type Duration, milliseconds, seconds } from '../../harness/model/time.ts';

export const window = seconds(60);

export const key: BaselineKey = { engine: 'docker 26.1.5', kernel: '6.1', cpu: 'Xeon', compose: '0123456789ab' };

export const commit = (number: number): Commit => ({
  id: `c${String(number).padStart(11, '0')}`,
  subject: `change ${number}`,
  dirty: false,
});

/** Milliseconds; null: not within the window. */
export const recovery = (times: readonly (number | null)[]): NightMeasure => ({
  experiment: 'crash of db',
  quantity: 'recovery',
  service: 'db',
  probe: 'shop',
  window,
  repeats: times.map((time, index) => ({
    seen: time !== null,
    value: time === null ? window : milliseconds(time),
    resolution: milliseconds(20),
    folder: `r${index}`,
  })),
});

export const scenario = (changes: Partial<ScenarioFacts> = {}): ScenarioFacts => {
  const planned = changes.planned ?? 8;
  return {
    role: 'scenario',
    scenario: 'shop',
    title: 'The shop',
    file: 'scenarios/shop.ts',
    tags: [],
    key,
    revision: commit(1),
    images: {},
    seed: 's',
    planned,
    used: planned,
    rejected: 0,
    verdicts: { pass: planned, fail: 0, inconclusive: 0 },
    objectives: [],
    measures: [],
    host: { loadBefore: 0, loadAfter: 0, steal: 0 },
    telling: null,
    took: seconds(600),
    unusable: null,
    unsteady: null,
    comparison: null,
    bisection: null,
    folder: 'shop',
    reproduce: 'npx resilience run scenarios/shop.ts --seed s',
    ...changes,
  };
};

export const objective = (changes: Partial<ObjectiveFacts> = {}): ObjectiveFacts => ({
  text: 'shop recovers within 15 s',
  experiment: 'crash of db',
  level: 'error',
  held: 8,
  failed: 0,
  unknown: 0,
  observed: '18.2 s',
  limit: '15 s',
  folder: null,
  known: null,
  ...changes,
});

/** In which no cell got worse. */
export const exploration = ({ stack = 'shop', ...changes }: Partial<StackExploration> = {}): StackExploration => ({
  ...{ stack, file: `stacks/${stack}/compose.yaml`, level: 'error', accepted: '2026-01-01-run 0' },
  ...{ confirmed: [], once: [], tried: 9, untried: 0, missing: [], acceptable: false, ending: 'completed' },
  ...{ unusable: null, took: seconds(500), folder: `explore/${stack}/2026-01-02-run 1` },
  kept: `reports/baselines/explorations/stacks/${stack}/compose.yaml.json`,
  reproduce: `resilience explore stacks/${stack}/compose.yaml --no-mend`,
  ...changes,
});

export const worseCells = [
  { row: 'db crash', column: 'proxy', before: 'DOWN 0.4 s, by itself at once', after: 'DOWN, NEVER' },
  { row: 'db crash', column: 'api', before: '503 in 1 s, by itself 0.4 s', after: 'DOWN, NEVER' },
];

/** Null: it hardly ever came. */
export const compared = (word: PairOutcome, ratio: number | null): ComparedMeasure => ({
  experiment: 'crash of db',
  quantity: 'recovery',
  word,
  ratio: ratio === null ? null : { value: ratio, min: ratio * 0.9, max: ratio * 1.1 },
  p: word === 'cannot tell' ? 0.2 : 0.0078,
});

export const comparison = (
  measures: readonly ComparedMeasure[],
  changes: Partial<RevisionComparison> = {},
): RevisionComparison => ({
  accepted: commit(1),
  tonight: commit(2),
  blocks: 8,
  measures,
  seed: 's',
  command: 'npx resilience compare scenarios/shop.ts --revision c1 --revision c2',
  folder: 'compare',
  failure: null,
  ...changes,
});

export const day = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

export const night = (
  number: number,
  scenarios: readonly ScenarioFacts[],
  changes: Partial<NightFacts> = {},
): NightFacts => ({
  schema: 'resilience.night/1',
  night: day(number),
  run: `run ${number}`,
  suite: 'nightly',
  wall: Date.UTC(2026, 0, 1) + number * 86_400_000,
  duration: seconds(900),
  version: '0.1.0',
  command: 'npx resilience gate',
  seed: 's',
  engine: null,
  repeats: 8,
  budget: null,
  planned: seconds(900) as Duration,
  shard: null,
  scenarios,
  explorations: [],
  ending: 'completed',
  leftovers: [],
  failures: [],
  ...changes,
});
