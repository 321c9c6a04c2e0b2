/** Thirty nights of a small shop on the simulator, with what may happen to it and to its host: each is judged as documented. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { nightsOf } from '../../harness/gate/nights.ts';
import type { GateResult, JudgedScenario } from '../../harness/model/gate.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { repeats } from '../running/repeats.ts';
import { type Planted, type PlantedCommit, rehearse } from './rehearsed-nights.ts';
import { scenarioNames } from './shop-scenarios.ts';

const quiet = (count: number): readonly PlantedCommit[] =>
  Array.from({ length: count }, (_, index) => ({ subject: `words ${index + 1}` }));

const inQuarantine: Planted['quarantine'] = [
  {
    scenario: 'search',
    experiment: null,
    reason: 'it hangs now and then',
    issue: 'https://example.org/1',
    until: '2026-11-26',
  },
];

/**
 * What is planted; the states of checkout, search and orders (`!`: red, `~`: the night does not enter the baseline); the verdict; the
 * commit that was found.
 */
type Row = readonly [title: string, planted: Planted, states: string, verdict: GateResult['verdict'], found?: string];

const rows: readonly Row[] = [
  ['the first night', {}, 'new new new', 'pass'],
  ['nothing', { commits: quiet(2) }, 'learning learning learning', 'pass'],
  ['nothing', { commits: quiet(1) }, 'learning learning learning', 'pass'],
  ['nothing', {}, 'learning learning learning', 'pass'],
  [
    'the api starts twice as long, while the gate learns',
    { commits: [...quiet(2), { subject: 'reads its settings twice', change: { apiStarts: 3000 } }, ...quiet(1)] },
    'regressed!~ learning learning',
    'fail',
    'reads its settings twice',
  ],
  [
    'it is mended',
    { commits: [{ subject: 'mended', change: { apiStarts: 1500 } }] },
    'learning learning learning',
    'pass',
  ],
  ['nothing', { commits: quiet(3) }, 'learning learning learning', 'pass'],
  ['nothing', { commits: quiet(1) }, 'learning learning learning', 'pass'],
  ['eight others count by now for two of them', { commits: quiet(1) }, 'learning steady steady', 'pass'],
  [
    'the api starts one and a half times as long',
    {
      commits: [...quiet(2), { subject: 'one client for each request', change: { apiStarts: 2400 } }, ...quiet(4)],
    },
    'regressed!~ steady steady',
    'fail',
    'one client for each request',
  ],
  ['nobody mended it', { commits: quiet(1) }, 'regressed!~ steady steady', 'fail', 'one client for each request'],
  [
    'it is mended',
    { commits: [{ subject: 'one client', change: { apiStarts: 1500 } }] },
    'steady steady steady',
    'pass',
  ],
  ['the whole night is a half slower', { commits: quiet(2), slow: 1.5 }, 'steady~ steady~ steady', 'pass'],
  [
    'the search starts 3 s longer',
    { commits: [...quiet(5), { subject: 'reads the whole index', change: { searchStarts: 4400 } }, ...quiet(2)] },
    'steady regressed!~ steady',
    'fail',
    'reads the whole index',
  ],
  [
    'it is mended, on a night that is interrupted',
    { commits: [{ subject: 'reads it later', change: { searchStarts: 1400 } }], interruptAfter: 12 },
    'steady~ inconclusive~ inconclusive~',
    'inconclusive',
  ],
  [
    'the same night again, on a host that gets busy',
    { again: true, busy: true },
    'inconclusive~ inconclusive~ inconclusive~',
    'inconclusive',
  ],
  ['and once more, on a quiet one', { again: true }, 'steady steady steady', 'pass'],
  [
    'the host drops answers: the control fails',
    { drops: true },
    'inconclusive~ inconclusive~ inconclusive~',
    'inconclusive',
  ],
  [
    'the api starts in half the time',
    { commits: [...quiet(1), { subject: 'no more warm-up', change: { apiStarts: 800 } }, ...quiet(1)] },
    'improved steady steady',
    'pass',
  ],
  ['nothing', { commits: quiet(1) }, 'steady steady steady', 'pass'],
  [
    'the gain is lost again',
    { commits: [...quiet(1), { subject: 'warm-up, again', change: { apiStarts: 1500 } }, ...quiet(2)] },
    'regressed!~ steady steady',
    'fail',
    'warm-up, again',
  ],
  [
    'it is mended',
    { commits: [{ subject: 'no warm-up', change: { apiStarts: 800 } }] },
    'steady steady steady',
    'pass',
  ],
  ['another engine', { engine: '27.3.1' }, 'learning learning learning', 'pass'],
  [
    "the api's Compose file changes, and one of its commits makes it slow",
    {
      commits: [
        { subject: 'another port', change: { apiCompose: 'f6e5d4c3b2a1' } },
        ...quiet(2),
        { subject: 'waits for its cache', change: { apiStarts: 2800 } },
      ],
    },
    'regressed!~ learning learning',
    'fail',
    'waits for its cache',
  ],
  [
    'it is mended; the search hangs now and then',
    {
      commits: [
        { subject: 'waits no more', change: { apiStarts: 800 } },
        { subject: 'locks the index', change: { searchHangs: 0.4 } },
      ],
    },
    'learning unstable!~ learning',
    'fail',
  ],
  ['it is put into quarantine', { quarantine: inQuarantine }, 'learning quarantined~ learning', 'pass'],
  ['which is over', {}, 'learning unstable!~ learning', 'fail'],
  [
    'it is mended',
    { commits: [{ subject: 'no lock', change: { searchHangs: 0 } }] },
    'learning learning learning',
    'pass',
  ],
  [
    'orders do without their database',
    { commits: [{ subject: 'keeps the last page', change: { ordersFallBack: true } }] },
    'learning learning known weakness!~',
    'fail',
  ],
  ['the history is lost, on a slow host', { lost: true, slow: 1.5 }, 'new new known weakness!~', 'fail'],
  ['nothing', {}, 'learning learning known weakness!~', 'fail'],
];

const stateOf = ({ state, red, counts }: JudgedScenario): string => `${state}${red ? '!' : ''}${counts ? '' : '~'}`;

const lineOf = (title: string, states: string, verdict: string, found = ''): string =>
  `${title}: ${states}: ${verdict}${found === '' ? '' : `, ${found}`}`;

function judgedLine({ facts, scenarios, verdict }: GateResult, title: string): string {
  const of = (name: string): JudgedScenario => scenarios.find((one) => one.facts.scenario === name)!;
  const found = facts.scenarios.flatMap(({ bisection }) => (bisection?.first == null ? [] : [bisection.first.subject]));
  return lineOf(title, scenarioNames.map((name) => stateOf(of(name))).join(' '), verdict, found.join(', '));
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    if (name.endsWith('.ndjson')) hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

describe('a rehearsal of thirty nights', function () {
  this.timeout(120_000);
  let folder: string;
  let results: readonly GateResult[];
  /** What the history held after each night. */
  const kept: string[] = [];

  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'rehearsal-')), 'baselines');
    const each = repeats('repeats of each scenario', 8, 8);
    results = await rehearse(
      rows.map(([, planted]) => planted),
      folder,
      each,
      async () => void kept.push(await digestOf(folder)),
    );
  });
  after(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('judges each of them as documented, and finds the very commit', () => {
    const expected = rows.map(([title, , states, verdict, found]) => lineOf(title, states, verdict, found));
    const judged = results.map((result, index) => judgedLine(result, rows[index]![0]));
    expect(judged.join('\n')).to.equal(expected.join('\n'));
  });

  it('compares at most log2(n) + 1 times', () => {
    const searched = results.flatMap(({ facts }) => facts.scenarios.flatMap((one) => one.bisection ?? []));
    expect(searched).to.have.length(rows.filter(([, , , , found]) => found !== undefined).length);
    for (const { commits, comparisons, reason } of searched) {
      expect(1 + comparisons, `of ${commits} commits, ${reason}`).to.be.at.most(Math.log2(commits) + 1 + 1e-9);
    }
  });

  it('remembers each night once, and nothing of one that was interrupted', async () => {
    const history = await readHistory(folder);
    for (const name of scenarioNames) {
      const lines = history.get(name) ?? [];
      const since = rows.findLastIndex(([, planted]) => planted.lost === true);
      expect(nightsOf(lines).map((one) => one.night)).to.deep.equal([
        ...new Set(results.slice(since).map(({ facts }) => facts.night)),
      ]);
    }
    const interrupted = rows.findIndex(([, planted]) => planted.interruptAfter !== undefined);
    expect(kept[interrupted]).to.equal(kept[interrupted - 1]);
  });
});
