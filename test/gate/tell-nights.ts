/** Nights told in a line, played one after the other: each judged, and its line kept, as the gate does. */
import { type Alarm, alarmOf } from '../../harness/gate/alarm.ts';
import { historyLines } from '../../harness/gate/history-lines.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import { failure } from '../../harness/model/failure.ts';
import type { GateResult, JudgedScenario } from '../../harness/model/gate.ts';
import type { HistoryLine } from '../../harness/model/history.ts';
import type { RevisionComparison, ScenarioFacts } from '../../harness/model/night.ts';
import { normalQuantile } from '../../harness/statistics/normal.ts';
import { commit, compared, comparison, day, key, night, objective, recovery, scenario } from './sample-night.ts';

export interface Told {
  readonly result: GateResult;
  readonly last: JudgedScenario;
  readonly alarm: Alarm | null;
  readonly lines: readonly HistoryLine[];
}

/**
 * `10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5`. A night: a time, `never`, or so many nights at a time that differ by so much; after
 * it, with commas, what else is so: `same revision`, `no git`, `docker 27`, `A/B <word> <ratio>`, `A/B failed`, `objective fails in 3`,
 * `known weakness fails in 8`, `control fails`, `busy`, `accepted`, `again`.
 */
export function tellNights(text: string): Told {
  let lines: readonly HistoryLine[] = [];
  let number = 0;
  let revision = 0;
  let told: Omit<Told, 'lines'> | null = null;
  for (const step of text.split(/,? then /)) {
    const [what, ...options] = step.split(', ');
    const is = (option: string): boolean => options.includes(option);
    for (const value of valuesOf(what!)) {
      if (!is('again')) number += 1;
      if (!is('same revision') && !is('again')) revision += 1;
      const facts = scenarioFor(value, revision, options);
      const others = lines.filter((line) => line.night !== day(number));
      const alarm = alarmOf({ ...facts, comparison: null }, others);
      const control = scenario({ role: 'control', scenario: 'control', verdicts: verdicts(is('control fails')) });
      const result = judgeNight(night(number, [facts, control]), new Map([['shop', lines]]), { quarantine: [] });
      const last = result.scenarios.find((one) => one.facts.scenario === 'shop')!;
      lines = [...lines, ...historyLines(result)];
      if (is('accepted')) lines = [...lines, acceptedLine(number)];
      told = { result, last, alarm };
    }
  }
  return { ...told!, lines };
}

const verdicts = (failed: boolean): ScenarioFacts['verdicts'] => ({
  pass: failed ? 7 : 8,
  fail: failed ? 1 : 0,
  inconclusive: 0,
});

/** Normal quantiles in an order that is no trend. */
function valuesOf(what: string): readonly (number | null)[] {
  const many = /^(\d+) nights? (?:at ([\d.]+) s(?: ± (\d+) %)?|never)$/.exec(what);
  if (many === null) return [what === 'never' ? null : 1000 * Number(/^([\d.]+) s$/.exec(what)![1])];
  const count = Number(many[1]);
  if (many[2] === undefined) return Array.from({ length: count }, () => null);
  const spread = Number(many[3] ?? 0) / 100;
  return Array.from({ length: count }, (_, index) => {
    const place = (((index * 7) % count) + 0.5) / count;
    return 1000 * Number(many[2]) * Math.exp(spread * normalQuantile(count % 7 === 0 ? (index + 0.5) / count : place));
  });
}

function scenarioFor(value: number | null, revision: number, options: readonly string[]): ScenarioFacts {
  const has = (pattern: RegExp): RegExpExecArray | null =>
    options.map((option) => pattern.exec(option)).find((match) => match !== null) ?? null;
  const failing = has(/^(objective|known weakness) fails in (\d+)$/);
  const engine = has(/^docker (\S+)$/);
  const tonight = commit(revision);
  return scenario({
    key: engine === null ? key : { ...key, engine: `docker ${engine[1]}` },
    revision: has(/^no git$/) === null ? tonight : null,
    measures: [recovery(Array.from({ length: 8 }, () => value))],
    unusable: has(/^busy$/) === null ? null : 'this host was too busy for it twice (steal 18 %)',
    objectives: failing === null ? [] : [objectiveFor(failing[1]!, Number(failing[2]))],
    comparison: comparisonFor(has(/^A\/B (failed|.*)$/)?.[1]),
  });
}

const objectiveFor = (kind: string, failed: number) =>
  objective({
    held: 8 - failed,
    failed,
    known: kind === 'objective' ? null : { reason: 'the pool keeps dead connections', since: '2025-11-01' },
  });

function comparisonFor(said: string | undefined): RevisionComparison | null {
  if (said === undefined) return null;
  if (said === 'failed') return comparison([], { failure: failure('R413', 'the revision c1 cannot be read') });
  const [, word, ratio] = /^(worse|better|same|cannot tell)(?: ([\d.]+))?$/.exec(said)!;
  return comparison([compared(word as 'worse', ratio === undefined ? null : Number(ratio))]);
}

const acceptedLine = (number: number): HistoryLine => ({
  schema: 'resilience.history/1',
  type: 'accepted',
  night: day(number),
  run: `run ${number}`,
  wall: number,
  scenario: 'shop',
  reason: 'the new index is worth it',
  by: null,
});
