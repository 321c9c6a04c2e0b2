/** Whether a comparison of revisions is worth its time, and which. */
import type { HistoryLine } from '../model/history.ts';
import type { MeasureName } from '../model/measure-name.ts';
import type { Commit, ScenarioFacts } from '../model/night.ts';
import { examine } from './examine.ts';
import { changeText } from './words.ts';

export interface Alarm {
  readonly accepted: Commit;
  /** Those that are out of what is normal, the slowest first: what the comparison is to answer. */
  readonly measures: readonly MeasureName[];
  readonly because: string;
}

/** `lines`: of the scenario, without those of this very night and run (`otherLines`). Null: nothing is out of what is normal, or there is nothing to compare with. */
export function alarmOf(facts: ScenarioFacts, lines: readonly HistoryLine[]): Alarm | null {
  if (facts.unusable !== null) return null;
  const { alarming, accepted } = examine(facts, lines);
  if (alarming.length === 0 || accepted === null) return null;
  return { accepted, measures: alarming.map((one) => one.measure), because: alarming.map(changeText).join('; ') };
}
