/** Invented nights of the gate: each kind of answer once, and one with markup and control characters in every name. */
import { judgeExploration } from '../../../harness/gate/judge-exploration.ts';
import type { GateResult, JudgedMeasure, JudgedScenario } from '../../../harness/model/gate.ts';
import type { Commit, NightFacts, ObjectiveFacts, ScenarioFacts } from '../../../harness/model/night.ts';
import { milliseconds, minutes, seconds } from '../../../harness/model/time.ts';
import { exploration, worseCells } from '../../gate/sample-night.ts';
import { poisoned } from '../sample-hostile.ts';

const commit = (id: string, subject: string): Commit => ({ id, subject, dirty: false });
const accepted = commit('17c0ffe2a9d1', 'web: a new front page');
const tonight = commit('9be01c4d03f7', 'api: one client for the whole process');

const scenarioFacts = (scenario: string, more: Partial<ScenarioFacts> = {}): ScenarioFacts => ({
  role: 'scenario',
  scenario,
  title: `${scenario} comes back`,
  file: `scenarios/${scenario}.ts`,
  tags: ['nightly'],
  key: { engine: 'docker 26.1.5', kernel: '6.1.0-28-amd64', cpu: 'AMD EPYC 7763', compose: '5a0c91b2e4d7' },
  revision: tonight,
  images: { api: 'sha256:0f3a' },
  seed: 'd863',
  planned: 8,
  used: 8,
  rejected: 0,
  verdicts: { pass: 8, fail: 0, inconclusive: 0 },
  objectives: [],
  measures: [],
  host: { loadBefore: 0.4, loadAfter: 1.2, steal: 0.01 },
  took: minutes(6),
  unusable: null,
  unsteady: null,
  comparison: null,
  bisection: null,
  folder: scenario,
  telling: `${scenario}/run-1`,
  reproduce: `npx resilience run scenarios/${scenario}.ts --seed d863`,
  ...more,
});

const objective = (text: string, more: Partial<ObjectiveFacts> = {}): ObjectiveFacts => ({
  text,
  experiment: 'a crash of db',
  level: 'error',
  held: 8,
  failed: 0,
  unknown: 0,
  observed: 'at most 1.9 s ± 0.02 s',
  limit: '15 s',
  folder: null,
  known: null,
  ...more,
});

export function measured(title: string, median: number | null, more: Partial<JudgedMeasure> = {}): JudgedMeasure {
  const value = milliseconds(median ?? 60_000);
  const repeats = Array.from({ length: 8 }, (_, block) => ({
    seen: median !== null,
    value,
    resolution: milliseconds(20),
    folder: `run-${block + 1}`,
  }));
  return {
    measure: {
      experiment: 'a crash of db',
      quantity: title === 'noticed' ? 'detection' : 'recovery',
      service: 'db',
      probe: title === 'noticed' ? null : 'api',
      window: seconds(60),
      repeats,
    },
    title,
    median: median === null ? null : value,
    gated: title !== 'noticed',
    band: {
      nights: 24,
      median: milliseconds(1300),
      low: milliseconds(1000),
      high: milliseconds(1600),
      spread: 0.06,
      since: '2026-11-06',
    },
    screen: 'within',
    ratio: median === null ? null : median / 1300,
    compared: null,
    ...more,
  };
}

interface ScenarioWords extends Partial<Omit<JudgedScenario, 'facts'>> {
  readonly facts?: Partial<ScenarioFacts>;
}

const judged = (scenario: string, sentence: string, { facts, ...more }: ScenarioWords = {}): JudgedScenario => {
  const { state = 'steady', measures = [measured('served again', 1310), measured('noticed', 161)] } = more;
  return {
    facts: scenarioFacts(scenario, { measures: measures.map((one) => one.measure), ...facts }),
    state,
    before: 'steady',
    red: false,
    sentence,
    details: [],
    measures,
    quarantine: null,
    counts: state === 'steady',
    level: 'kept',
    ...more,
  };
};

const control = (more: ScenarioWords = {}): JudgedScenario =>
  judged('control', 'green, as it must be', {
    measures: [],
    before: null,
    ...more,
    facts: { role: 'control', ...more.facts },
  });
const mustFail = judged('must-fail', 'red, as it must be', {
  measures: [],
  before: null,
  facts: { role: 'must fail', used: 2, planned: 2, verdicts: { pass: 0, fail: 2, inconclusive: 0 } },
});
const steady = judged('numbers-api', 'noticed 0.161 s, served again 1.31 s (1 … 1.6 s in 24 nights)', {
  facts: { objectives: [objective('numbers-api recovers within 15 s')] },
});

function night(sentence: string, scenarios: readonly JudgedScenario[], more: Partial<GateResult> = {}): GateResult {
  const facts: NightFacts = {
    schema: 'resilience.night/1',
    night: '2026-11-30',
    run: '7421-1',
    suite: 'nightly',
    wall: Date.UTC(2026, 10, 30, 2, 15),
    duration: minutes(37),
    version: '0.1.0',
    command: 'npx resilience gate --suite nightly --seed d863',
    seed: 'd863',
    engine: {
      name: 'docker',
      version: '26.1.5',
      apiVersion: '1.45',
      composeVersion: '2.26.1',
      os: 'Debian GNU/Linux 13',
      kernel: '6.1.0-28-amd64',
      cgroup: '2',
      cpus: 2,
      memoryBytes: 8 * 2 ** 30,
      local: true,
    },
    repeats: 8,
    budget: minutes(40),
    planned: minutes(38),
    shard: null,
    scenarios: scenarios.map((one) => one.facts),
    explorations: (more.explorations ?? []).map((one) => one.facts),
    ending: 'completed',
    leftovers: [],
    failures: [],
  };
  return {
    schema: 'resilience.gate/1',
    number: 41,
    facts,
    verdict: 'pass',
    sentence,
    scenarios,
    explorations: [],
    changed: scenarios
      .filter((one) => one.before !== null && one.before !== one.state)
      .map((one) => one.facts.scenario),
    notes: [],
    failures: [],
    ...more,
  };
}

const worse = {
  experiment: 'a crash of db',
  quantity: 'recovery',
  word: 'worse',
  ratio: { value: 3.31, min: 2.9, max: 3.79 },
  p: 0.0078,
} as const;

const slower = 'served again after a crash of db 1.3 s → 4.42 s (1 … 1.6 s in 24 nights)';
const since = 'since 9be01c4 "api: one client for the whole process"';

const regressed = judged('shop', `regressed: ${slower}, confirmed: 3.3 times as long (2.9 … 3.8), p 0.008, ${since}`, {
  state: 'regressed',
  red: true,
  details: [
    'compared against 17c0ffe on this host in 8 blocks: 17c0ffe "web: a new front page", then 9be01c4 "api: one client for the whole process"',
    `${since} (found in 3 comparisons of 7 commits)`,
  ],
  measures: [
    measured('served again', 4420, { screen: 'slower', compared: worse }),
    measured('noticed', 165),
    measured('no service', null, { screen: 'not measured' }),
  ],
  facts: {
    objectives: [objective('api recovers within 15 s'), objective('orders are kept', { limit: null })],
    comparison: {
      accepted,
      tonight,
      blocks: 8,
      measures: [worse],
      seed: 'd863',
      command: 'npx resilience compare scenarios/shop.ts --revision 17c0ffe --revision 9be01c4 --seed d863',
      folder: 'shop/compare',
      failure: null,
    },
    bisection: { first: tonight, commits: 7, comparisons: 3, reason: 'the commit was found' },
  },
});

const improved = judged(
  'todo-list',
  'improved: served again after a crash of db 1.3 s → 0.81 s (1 … 1.6 s in 24 nights), confirmed: 0.62 times as long (0.55 … 0.7), p 0.008',
  {
    state: 'improved',
    level: 'new',
    counts: true,
    measures: [measured('served again', 810, { screen: 'faster', compared: { ...worse, word: 'better' } })],
  },
);

const untold = judged('image-of-the-day', 'inconclusive: the hypervisor gave 18 % of the CPUs to others', {
  state: 'inconclusive',
  measures: [measured('served again', null, { screen: 'not measured' })],
  facts: {
    used: 0,
    rejected: 16,
    verdicts: { pass: 0, fail: 0, inconclusive: 8 },
    unusable: 'the hypervisor gave 18 % of the CPUs to others',
    objectives: [objective('web recovers within 15 s', { held: 0, unknown: 8, observed: 'not judged' })],
  },
});

const failed = judged(
  'chat',
  'failed in 8 of 8 repeats: room recovers within 5 s (a crash of db): 7.42 s ± 0.03 s, limit 5 s',
  {
    state: 'failed',
    red: true,
    facts: {
      verdicts: { pass: 0, fail: 8, inconclusive: 0 },
      objectives: [
        objective('room recovers within 5 s', {
          held: 0,
          failed: 8,
          observed: '7.42 s ± 0.03 s',
          limit: '5 s',
          folder: 'chat/run-3',
        }),
      ],
    },
  },
);

const promoted = judged(
  'cart',
  'a known weakness holds now in 8 of 8 repeats: cart is kept (a crash of db): promote it to an expectation (known since 2026-04-02: the cache keeps nothing)',
  {
    state: 'known weakness',
    red: true,
    facts: {
      objectives: [
        objective('cart is kept', { limit: null, known: { reason: 'the cache keeps nothing', since: '2026-04-02' } }),
      ],
    },
  },
);

const quarantined = judged(
  'search',
  'quarantined until 2026-12-31 (the index is rebuilt, https://example.test/issues/7): unstable, failed in 3 of 8 repeats: search recovers within 5 s (a crash of db): worst 9.1 s, limit 5 s',
  {
    state: 'quarantined',
    before: 'unstable',
    quarantine: { reason: 'the index is rebuilt', issue: 'https://example.test/issues/7', until: '2026-12-31' },
    facts: {
      verdicts: { pass: 5, fail: 3, inconclusive: 0 },
      objectives: [objective('search recovers within 5 s', { held: 5, failed: 3, observed: '9.1 s', limit: '5 s' })],
    },
  },
);

const known = judged('mail', 'noticed 0.161 s, served again 1.31 s (1 … 1.6 s in 24 nights)', {
  details: ['known weakness since 2026-05-11: mail is kept (a crash of db): 37 of 214 lost (an anonymous volume)'],
  facts: {
    objectives: [
      objective('mail is kept', {
        held: 0,
        failed: 8,
        observed: '37 of 214 lost',
        limit: null,
        known: { reason: 'an anonymous volume', since: '2026-05-11' },
      }),
    ],
  },
});

const firstOf = (scenario: string): JudgedScenario =>
  judged(scenario, 'new: served again 1.31 s', {
    state: 'new',
    before: null,
    measures: [measured('served again', 1310, { band: null, screen: 'no baseline', ratio: null })],
  });

export const green = night('nothing got worse', [
  steady,
  judged('shop', 'served again 1.31 s (1 … 1.6 s in 24 nights)'),
  judged('todo-list', 'learning, 5 of 8 nights so far: served again 1.31 s', {
    state: 'learning',
    before: 'learning',
    measures: [
      measured('served again', 1310, {
        band: { ...measured('', 1).band!, nights: 5, low: null, high: null, spread: null },
      }),
    ],
  }),
  control(),
  mustFail,
]);

export const red = night(
  `1 of 4 got worse: shop, ${since}`,
  [regressed, improved, untold, steady, control(), mustFail],
  { verdict: 'fail', notes: ['todo-list differs by 12 % from night to night: more repeats would help'] },
);

export const failing = night(
  '1 of 4 fails its objectives: chat; 1 has a known weakness that holds now: cart',
  [failed, promoted, quarantined, known, control(), mustFail],
  {
    verdict: 'fail',
    notes: ['the quarantine of mail ended on 2026-11-29: the index is rebuilt, https://example.test/issues/7'],
  },
);

const obstacle = 'the control control did not pass (1 of 2 failed), so that what fails here says nothing of the system';

export const unproven = night(
  obstacle,
  [
    judged('numbers-api', `inconclusive: ${obstacle}`, { state: 'inconclusive' }),
    judged('shop', `inconclusive: ${obstacle}`, { state: 'inconclusive' }),
    control({
      sentence: 'not green, as it must be: 1 of 2 failed',
      state: 'inconclusive',
      before: null,
      facts: { verdicts: { pass: 1, fail: 1, inconclusive: 0 } },
    }),
    mustFail,
  ],
  { verdict: 'inconclusive' },
);

export const inconclusive = night('nothing could be told: image-of-the-day', [untold, control(), mustFail], {
  verdict: 'inconclusive',
});

export const first = night('nothing got worse', [firstOf('numbers-api'), firstOf('shop'), control(), mustFail], {
  number: 1,
});

const cutShort = night(
  'nothing got worse; could not be told: image-of-the-day; the night was interrupted',
  [steady, untold, control()],
  {
    verdict: 'inconclusive',
    failures: [{ code: 'R308', message: 'interrupted after 12 min', at: null, fix: 'run it again' }],
  },
);
export const interrupted: GateResult = {
  ...cutShort,
  facts: { ...cutShort.facts, ending: 'interrupted', leftovers: ['network shop_default', 'container shop-db-1'] },
};

const explorations = [
  exploration({ confirmed: worseCells }),
  exploration({ stack: 'chat', once: worseCells.slice(1), level: 'warn' }),
  exploration({ stack: 'mail', confirmed: worseCells.slice(0, 1), level: 'warn' }),
  exploration({ stack: 'cart' }),
  exploration({
    ...{ stack: 'search', ending: null, folder: null, tried: 0 },
    unusable: 'left out: the budget leaves no time',
  }),
].map((one) => judgeExploration(one, { obstacle: null, ending: 'completed' }));

export const explored = night(
  'shop: 2 cells got worse: db crash × proxy: DOWN 0.4 s, by itself at once → DOWN, NEVER',
  [steady, control(), mustFail],
  { verdict: 'fail', explorations },
);

const names =
  'scenario title file sentence experiment service probe text observed limit reason issue subject command reproduce details notes message fix leftovers suite seed unusable folder changed stack row column after kept';

export const hostile: GateResult = poisoned(
  { ...red, explorations, facts: { ...red.facts, explorations: explorations.map((one) => one.facts) } },
  names,
);

export const samples: Readonly<Record<string, GateResult>> = {
  ...{ green, red, failing, unproven, inconclusive, first, interrupted, explored },
};

/** A night of so many scenarios, of which a few are red. */
export function manyScenarios(count: number): GateResult {
  const scenarios = Array.from({ length: count }, (_, index) =>
    judged(`scenario-${index}`, 'served again 1.31 s (1 … 1.6 s in 24 nights)', {
      ...(index < 300 && { ...regressed, facts: { ...regressed.facts, scenario: `scenario-${index}` } }),
    }),
  );
  return night(`300 of ${count} got worse.`, [...scenarios, control(), mustFail], { verdict: 'fail' });
}
