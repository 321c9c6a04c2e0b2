/** Nights of the gate on a simulated host, judged by the code that is shipped: how often it is wrong, and what it finds. */
import { isOpen } from '../../harness/comparison/answer.ts';
import { decidePairs } from '../../harness/comparison/decide-pairs.ts';
import { alarmOf } from '../../harness/gate/alarm.ts';
import { confirmationPlan } from '../../harness/gate/confirmation.ts';
import { historyLines } from '../../harness/gate/history-lines.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import type { RepeatValue } from '../../harness/model/comparison.ts';
import type { HistoryLine } from '../../harness/model/history.ts';
import type { Commit, ComparedMeasure, ScenarioFacts } from '../../harness/model/night.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { seededBy } from '../../harness/statistics/seeded.ts';
import { comparison, night, recovery, scenario } from './sample-night.ts';
import { type Conditions, type HostNight, hostOf } from './simulate-host.ts';

/** A change that comes with a night's commit, and in how many nights it is to be found. */
export interface PlantedChange {
  readonly slower: number;
  readonly within: number;
}

export interface Rates {
  readonly conditions: Conditions;
  readonly nights: number;
  /** Nights of an unchanged system: red, compared, and the blocks of all comparisons. */
  readonly red: number;
  readonly compared: number;
  readonly blocks: number;
  /** How often each change was planted, and how often it was red by its first night, by its second … */
  readonly planted: number;
  readonly found: readonly (readonly number[])[];
}

/** Commits of the simulated repository, by night; those from one on may be slower. */
interface Stack {
  readonly slowerFrom: number;
  readonly slower: number;
}

const unchanged: Stack = { slowerFrom: Number.POSITIVE_INFINITY, slower: 1 };

const commitOf = (number: number): Commit => ({ id: String(number), subject: '', dirty: false });

/** Older lines are out of every baseline. */
const keptLines = 60;

/** Nights before anything is planted. */
const warmUp = 40;

export interface Simulation {
  readonly nights: number;
  /** In each so many-th night all changes are planted, each by itself, and taken back. */
  readonly every: number;
  readonly changes: readonly PlantedChange[];
  readonly seed: string;
}

export function simulateNights(conditions: Conditions, { nights, every, changes, seed }: Simulation): Rates {
  const random = seededBy(`${seed} ${conditions.name}`);
  const next = hostOf(conditions, random);
  let lines: readonly HistoryLine[] = [];
  let [red, compared, blocks, planted] = [0, 0, 0, 0];
  const found = changes.map(({ within }) => new Array<number>(within).fill(0));
  for (let number = 1; number <= nights; number += 1) {
    if (number > warmUp && number % every === 0) {
      planted += 1;
      changes.forEach(({ slower, within }, index) => {
        const by = foundAfter(conditions, next, lines, { from: number, slower, within });
        for (let night = by; night <= within; night += 1) found[index]![night - 1]! += 1;
      });
    }
    const played = playNight(conditions, next(), lines, number, unchanged);
    if (played.red) red += 1;
    if (played.blocks > 0) compared += 1;
    blocks += played.blocks;
    lines = [...lines.slice(-keptLines), played.line];
  }
  return { conditions, nights, red, compared, blocks, planted, found };
}

/** In which of its nights a change is red first; Infinity: in none of them. */
function foundAfter(
  conditions: Conditions,
  next: () => HostNight,
  history: readonly HistoryLine[],
  { from, slower, within }: PlantedChange & { readonly from: number },
): number {
  let lines = history;
  for (let index = 0; index < within; index += 1) {
    const played = playNight(conditions, next(), lines, from + index, { slowerFrom: from, slower });
    if (played.red) return index + 1;
    lines = [...lines, played.line];
  }
  return Number.POSITIVE_INFINITY;
}

function playNight(
  conditions: Conditions,
  host: HostNight,
  lines: readonly HistoryLine[],
  number: number,
  stack: Stack,
): { readonly red: boolean; readonly blocks: number; readonly line: HistoryLine } {
  const slower = number >= stack.slowerFrom ? stack.slower : 1;
  const { repeats, window } = conditions;
  const times = host.phases(repeats).map((phase) => host.run(phase, slower));
  const facts = scenario({
    revision: commitOf(number),
    planned: repeats,
    measures: [{ ...recovery(times.map((time) => (time <= window ? time : null))), window: milliseconds(window) }],
  });
  const alarm = alarmOf(facts, lines);
  const accepted = alarm === null ? null : slownessOf(alarm.accepted, stack);
  const made = accepted === null ? null : compareRevisions(conditions, host, { accepted, tonight: slower });
  const whole: ScenarioFacts = made === null ? facts : { ...facts, comparison: comparison([made.measure]) };
  const result = judgeNight(night(number, [whole]), new Map([[facts.scenario, lines]]), { quarantine: [] });
  return { red: result.scenarios[0]!.red, blocks: made?.blocks ?? 0, line: historyLines(result)[0]! };
}

const slownessOf = ({ id }: Commit, { slowerFrom, slower }: Stack): number => (Number(id) >= slowerFrom ? slower : 1);

/** In turn, block after block, until an interim analysis tells. */
function compareRevisions(
  { window }: Conditions,
  host: HostNight,
  slower: { readonly accepted: number; readonly tonight: number },
): { readonly measure: ComparedMeasure; readonly blocks: number } {
  const phases = host.phases(confirmationPlan.blocks);
  const values = { accepted: [] as RepeatValue[], tonight: [] as RepeatValue[] };
  for (const look of confirmationPlan.looks) {
    for (let block = values.tonight.length; block < look.blocks; block += 1) {
      const names = block % 2 === 0 ? (['accepted', 'tonight'] as const) : (['tonight', 'accepted'] as const);
      for (const name of names) {
        values[name].push(repeatValue(block, phases[block]!, host.run(phases[block]!, slower[name]), window));
      }
    }
    const variants = (['accepted', 'tonight'] as const).map((variant) => ({ variant, repeats: values[variant] }));
    const [decided] = decidePairs({ window: milliseconds(window) }, variants, plan, look.alpha);
    const { word, ratio, p } = decided!.pair;
    if (!isOpen(decided!.pair, look) || look === confirmationPlan.looks.at(-1)) {
      return { measure: { experiment: 'crash of db', quantity: 'recovery', word, ratio, p }, blocks: look.blocks };
    }
  }
  throw new Error('the last analysis ends it');
}

/** Of no practical difference, as comparisons have it. */
const plan = { reference: 'accepted', same: { min: 0.87, max: 1.15 } };

const repeatValue = (block: number, phase: number, time: number, window: number): RepeatValue => ({
  block,
  phase,
  folder: '',
  seen: time <= window,
  value: milliseconds(Math.min(time, window)),
  resolution: milliseconds(20),
});
