/** A run that tried rows, read again: what is known of each that it brought to its end. */
import { analyse } from '../../analysis/analyse.ts';
import type { Analysis, ExperimentAnalysis } from '../../model/analysis.ts';
import type { EventOf, TimelineEvent } from '../../model/event.ts';
import type { ExploreRow, MeasuredRow } from '../../model/explore-row.ts';
import { type Failure, failure } from '../../model/failure.ts';
import { faultsLast } from '../../model/fault-facts.ts';
import type { Plan, PlannedExperiment } from '../../model/plan.ts';
import type { ExperimentName } from '../../model/scenario.ts';
import { between, type Instant, sum } from '../../model/time.ts';

export interface RowsOfRun {
  readonly analysis: Analysis;
  readonly measured: readonly MeasuredRow[];
  /** Begun, and of no use: the stack did not get steady, or it was not steady as the fault came. */
  readonly failed: readonly { readonly row: ExploreRow; readonly failure: Failure }[];
}

/** Codes that say that a row's own numbers are of no use, for a reason that another attempt may not meet. */
const worthAnother: ReadonlySet<Failure['code']> = new Set(['R301', 'R307', 'R309', 'R318']);

/** `run`: the run's folder below the exploration's. */
export function readRows(
  run: string,
  plan: Plan,
  events: Iterable<TimelineEvent>,
  rows: readonly ExploreRow[],
): RowsOfRun {
  const course = courseOf(events);
  const analysis = analyse(plan, events);
  const known = new Map(analysis.experiments.map((one) => [one.name, one]));
  const measured: MeasuredRow[] = [];
  const failed: { row: ExploreRow; failure: Failure }[] = [];
  for (const row of rows) {
    const own = known.get(row.key);
    const planned = plan.experiments.find(({ name }) => name === row.key);
    if (own === undefined || planned === undefined) continue;
    const remedies = plan.experiments.filter(({ remedyOf }) => remedyOf === row.key);
    const problem = own.inconclusive;
    if (problem !== null && worthAnother.has(problem.code)) failed.push({ row, failure: problem });
    else if (own.landing === 'not tried') failed.push({ row, failure: problem ?? notTried(row) });
    else if (isWhole(planned, remedies, course))
      measured.push({
        ...triedRow(run, row, planned, remedies, course),
        plan,
        analysis: own,
        ...remediedOf(remedies, known),
      });
  }
  return { analysis, measured, failed };
}

const notTried = (row: ExploreRow): Failure => failure('R308', `the run ended before ${row.key} was tried`);

/** When each experiment began and was over, and why others were left. */
interface Course {
  readonly began: Map<ExperimentName, Instant>;
  readonly over: Map<ExperimentName, Instant>;
  readonly left: Map<ExperimentName, EventOf<'experiment.left'>['why']>;
}

function courseOf(events: Iterable<TimelineEvent>): Course {
  const course: Course = { began: new Map(), over: new Map(), left: new Map() };
  for (const event of events) {
    if (event.type === 'experiment.left') course.left.set(event.experiment, event.why);
    else if (event.type !== 'phase.began' && event.type !== 'phase.ended') continue;
    else if (event.experiment === null) continue;
    else if (event.type === 'phase.began' && event.phase === 'baseline') course.began.set(event.experiment, event.at);
    else if (event.type === 'phase.ended' && event.phase === 'recovery') course.over.set(event.experiment, event.at);
  }
  return course;
}

/** It was watched to its end, and so was each of its remedies, or it was not needed. */
const isWhole = (one: PlannedExperiment, remedies: readonly PlannedExperiment[], { over, left }: Course): boolean =>
  over.has(one.name) && remedies.every(({ name }) => over.has(name) || left.get(name) === 'not needed');

function triedRow(
  run: string,
  row: ExploreRow,
  one: PlannedExperiment,
  remedies: readonly PlannedExperiment[],
  { began, over }: Course,
): Pick<MeasuredRow, 'row' | 'run' | 'experiment' | 'remedies' | 'took' | 'windows'> {
  const done = [one, ...remedies.filter(({ name }) => over.has(name))];
  const windows = done.map((one) => sum(one.baseline, faultsLast(one), one.recovery));
  return {
    ...{ row, run, experiment: row.key },
    remedies: done.slice(1).map(({ name }) => name),
    took: between(began.get(row.key)!, over.get(done.at(-1)!.name)!),
    windows: sum(...windows),
  };
}

const remediedOf = (
  remedies: readonly PlannedExperiment[],
  known: ReadonlyMap<ExperimentName, ExperimentAnalysis>,
): Pick<MeasuredRow, 'remedied'> => ({
  remedied: remedies.flatMap(({ name }) => known.get(name) ?? []),
});
