/** A scenario's times against its baseline: each screened, and with which revision to compare where one is out of it. */
import type { BaselineBand, Screen } from '../model/gate.ts';
import type { HistoryLine } from '../model/history.ts';
import type { Commit, NightMeasure, ScenarioFacts } from '../model/night.ts';
import type { Duration } from '../model/time.ts';
import { acceptedRevision } from './accepted-revision.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import { isGated } from './gated.ts';
import { logOf, nightMedian, resolutionOf } from './night-value.ts';
import { bandOf, type NormalRange, normalRange } from './normal-range.ts';
import { screen } from './screen.ts';

export interface ExaminedMeasure {
  readonly measure: NightMeasure;
  readonly median: Duration | null;
  readonly gated: boolean;
  readonly band: BaselineBand | null;
  readonly range: NormalRange | null;
  readonly screen: Screen;
  readonly ratio: number | null;
}

export interface Examined {
  readonly baseline: Baseline;
  readonly measures: readonly ExaminedMeasure[];
  /** Gated and out of what is normal: the slower ones first, by their ratio. */
  readonly alarming: readonly ExaminedMeasure[];
  /** With what to compare where something is alarming; null: there is no other revision. */
  readonly accepted: Commit | null;
}

/** `lines`: of the scenario, without those of this very night and run. */
export function examine(
  facts: Pick<ScenarioFacts, 'key' | 'revision' | 'planned' | 'measures'>,
  lines: readonly HistoryLine[],
): Examined {
  const baseline = baselineOf(lines, facts.key);
  const screened = facts.measures.map((measure) => examineMeasure(measure, facts, baseline));
  const out = screened.filter((one) => one.gated && isOut(one)).toSorted(worstFirst);
  const other = out.length === 0 ? null : acceptedRevision(out.map((one) => ({ ...one, range: one.range! })));
  const accepted = isOther(other, facts.revision) ? other : null;
  // A few nights show differences by chance; without another revision there is nothing they could come from.
  const measures = accepted === null ? screened.map(unlessLearning) : screened;
  return { baseline, measures, alarming: out.filter((one) => measures.includes(one)), accepted };
}

function examineMeasure(
  measure: NightMeasure,
  { planned }: Pick<ScenarioFacts, 'planned'>,
  baseline: Baseline,
): ExaminedMeasure {
  const resolution = resolutionOf(measure);
  const range = normalRange(baseline, measure, resolution);
  const median = nightMedian(measure);
  const band = range === null ? null : bandOf(range);
  const shared = { measure, median, gated: isGated(measure), band, range };
  // Less than half of what was asked for is another measurement: its phases are not spread.
  if (measure.repeats.length === 0 || 2 * measure.repeats.length < planned) {
    return { ...shared, screen: 'not measured', ratio: null };
  }
  if (range === null) return { ...shared, screen: 'no baseline', ratio: null };
  const log = logOf(median, resolution);
  const ratio = Number.isFinite(log) && Number.isFinite(range.middle) ? Math.exp(log - range.middle) : null;
  return { ...shared, screen: screen({ log, resolution }, range), ratio };
}

export const isOut = ({ screen }: Pick<ExaminedMeasure, 'screen'>): boolean =>
  screen === 'slower' || screen === 'faster';

const unlessLearning = (one: ExaminedMeasure): ExaminedMeasure =>
  isOut(one) && one.range?.spread == null ? { ...one, screen: 'within' } : one;

/** Files that are not those of a commit are another revision too. */
const isOther = (accepted: Commit | null, tonight: Commit | null): boolean =>
  accepted !== null && tonight !== null && (tonight.dirty || accepted.id !== tonight.id);

/** What does not come any more is slower than everything. */
const slowness = ({ screen, ratio }: ExaminedMeasure): number => ratio ?? (screen === 'slower' ? Number.MAX_VALUE : 0);

const worstFirst = (one: ExaminedMeasure, other: ExaminedMeasure): number => slowness(other) - slowness(one);
