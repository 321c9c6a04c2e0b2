/** Histories of nights for tests: steady stretches, regressions that were found and fixed, upgrades, flaky stretches, slow hosts, quarantine, lost nights. */
import type { ScenarioState } from '../../harness/model/gate.ts';
import type { History, HistoryLine, HistoryValue, NightLine } from '../../harness/model/history.ts';
import type { Commit } from '../../harness/model/night.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { seededBy } from '../../harness/statistics/seeded.ts';

export interface SampleOptions {
  readonly nights: number;
  readonly scenarios: number;
  readonly seed?: string;
}

const names = ['shop', 'numbers-api', 'todo-list', 'image-of-the-day', 'queue', 'search', 'mail', 'ledger'] as const;
const subjects = ['api: one client for the whole process', 'db: a pool of ten', 'web: retries with a pause'] as const;
const firstNight = Date.UTC(2024, 0, 1);
const day = 86_400_000;

/** The calendar: of every hundred nights, four in a row are lost. */
const dateOf = (index: number): number => firstNight + (index + 4 * Math.floor((index + 60) / 100)) * day;

const commitOf = (index: number): Commit => {
  const number = Math.floor(index / 3);
  const id = Math.floor(seededBy(`commit ${number}`)() * 2 ** 48).toString(16);
  return { id: id.padStart(12, '0'), subject: subjects[number % subjects.length]!, dirty: false };
};

/** How long ago, counted back from the last night, each story takes place; by scenario, in turn. */
type Story = (ago: number, chance: number) => { readonly state: ScenarioState; readonly factor: number };

const steady = { state: 'steady', factor: 1 } as const;
const stories: readonly Story[] = [
  // Got worse tonight, and once before, when it was fixed.
  (ago) => (ago === 0 || (ago >= 21 && ago <= 25) ? { state: 'regressed', factor: 3.1 } : steady),
  () => steady,
  // Better for good.
  (ago) => (ago === 9 ? { state: 'improved', factor: 0.6 } : { ...steady, factor: ago < 9 ? 0.6 : 1 }),
  // Slow hosts now and then.
  (_, chance) => (chance < 0.07 ? { state: 'inconclusive', factor: 1.6 } : steady),
  // Flaky for a while, then quarantined.
  (ago, chance) => {
    if (ago < 12) return { state: 'quarantined', factor: 1 };
    return ago < 30 && chance < 0.4 ? { state: 'unstable', factor: 1.3 } : steady;
  },
  // It failed until the night before.
  (ago) => (ago >= 1 && ago <= 3 ? { state: 'failed', factor: 8 } : steady),
  (ago) => (ago === 5 ? { state: 'known weakness', factor: 1 } : steady),
  (ago, chance) => (ago % 160 === 150 || chance > 0.995 ? { state: 'regressed', factor: 1.9 } : steady),
];

const red = (state: ScenarioState): boolean => ['regressed', 'failed', 'unstable', 'known weakness'].includes(state);

const said: Readonly<Record<ScenarioState, (value: string) => string>> = {
  new: (value) => `first night: served again after ${value}`,
  learning: (value) => `served again after ${value}; a few more nights tell what is normal`,
  steady: (value) => `served again after ${value}`,
  improved: (value) => `served again after ${value}, confirmed on this host: 0.6 × as long (0.5 … 0.7), p 0.008`,
  regressed: (value) =>
    `served again after a crash of db after ${value}, confirmed on this host: 3.3 × as long (2.9 … 3.8), p 0.008`,
  failed: () => 'api recovers within 15 s: failed in 8 of 8 repeats, at best 21.4 s',
  unstable: () => 'api recovers within 15 s: held in 5 of 8 repeats, failed in 3',
  'known weakness': () => 'db keeps its writes: holds in 8 of 8 repeats now, promote it',
  quarantined: () => 'quarantined until 2026-12-31: waits for the new driver',
  inconclusive: () => 'this host was too busy for it twice (steal 18 %)',
};

/** The same for the same options. */
export function sampleHistory({ nights, scenarios, seed = 'sample' }: SampleOptions): History {
  return new Map(
    Array.from({ length: scenarios }, (_, at) => {
      const round = Math.floor(at / names.length);
      const name = `${names[at % names.length]}${round === 0 ? '' : `-${round + 1}`}`;
      return [name, sampleLines(name, at, nights, seed)] as const;
    }),
  );
}

function sampleLines(scenario: string, at: number, nights: number, seed: string): readonly HistoryLine[] {
  const chance = seededBy(`${seed} ${scenario}`);
  const base = 400 * (1 + (at % 7));
  // The last of the names is younger than the others.
  const begins = at % names.length === 7 ? Math.floor(nights / 3) : 0;
  const lines: HistoryLine[] = [];
  for (let index = begins; index < nights; index += 1) {
    const ago = nights - 1 - index;
    const told = stories[at % stories.length]!(ago, chance());
    const age = index - begins;
    const state = told.state !== 'steady' ? told.state : age === 0 ? 'new' : age < 8 ? 'learning' : 'steady';
    const noise = Math.exp((chance() + chance() + chance() - 1.5) * 0.12);
    const level = base * told.factor * noise * (index > nights * 0.6 ? 0.92 : 1);
    const line = nightLine(scenario, index, nights, state, level, chance);
    if (chance() > 0.004) lines.push(line);
    if (state === 'improved') lines.push(accepted(line));
  }
  return lines;
}

function nightLine(
  scenario: string,
  index: number,
  nights: number,
  state: ScenarioState,
  level: number,
  chance: () => number,
): NightLine {
  const wall = dateOf(index) + 2 * 3_600_000;
  const night = new Date(wall).toISOString().slice(0, 10);
  const value = (quantity: HistoryValue['quantity'], length: number): HistoryValue => {
    const came = state === 'failed' ? 2 : 8;
    return {
      ...{ experiment: 'db crashes', quantity, window: seconds(30), repeats: 8, came },
      median: came < 4 ? null : milliseconds(Math.round(length * 1000) / 1000),
    };
  };
  const steal = state === 'inconclusive' ? 0.18 : Math.round(chance() * 20) / 1000;
  return {
    ...{
      schema: 'resilience.history/1',
      type: 'night',
      night,
      run: String(4000 + index),
      wall,
      suite: 'nightly',
      scenario,
    },
    key: {
      engine: index > nights * 0.6 ? 'docker 27.3.1' : 'docker 26.1.5',
      kernel: '6.1.0-28',
      cpu: 'EPYC 7763',
      compose: '3f9a1c0b7d2e',
    },
    revision: commitOf(index),
    ...{
      state,
      red: red(state),
      counts: !red(state) && state !== 'inconclusive',
      level: state === 'improved' ? 'new' : 'kept',
    },
    values: [
      value('detection', 180 + chance() * 40),
      value('recovery', level),
      value('engineRecovery', level * 0.8),
      value('downtime', level * 1.1),
    ],
    sentence: said[state](`${Math.round(level) / 1000} s`),
    since: state === 'regressed' ? commitOf(index) : null,
    host: { loadBefore: Math.round(chance() * 12) / 10, loadAfter: Math.round((1 + chance()) * 12) / 10, steal },
    // What is old is not kept.
    folder:
      index % 97 === 3
        ? null
        : `gate/${night}-${4000 + index}/${scenario}/runs/b0${1 + Math.floor(chance() * 8)}-tonight`,
  };
}

const accepted = ({ night, run, wall, scenario }: NightLine): HistoryLine => ({
  ...{ schema: 'resilience.history/1', type: 'accepted', night, run, wall, scenario },
  ...{ reason: 'the pool is here to stay', by: 'Ada' },
});
