/** The runs of one scenario in a night → its facts. Pure: the same runs give the same facts. */
import { join } from 'node:path';
import type { MeasuredRun } from '../../comparison/measured-run.ts';
import { unsteadyValue } from '../../comparison/never-steady.ts';
import { meetsObjective } from '../../comparison/objective.ts';
import { readValue } from '../../comparison/read-value.ts';
import { summarise } from '../../comparison/summarise.ts';
import { tonight } from '../../design/night.ts';
import { readObjective } from '../../design/objective.ts';
import type { JudgedExpectation } from '../../model/analysis.ts';
import type { CampaignRun } from '../../model/campaign-run.ts';
import type { RepeatValue } from '../../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../../model/comparison-plan.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { HostLoad, NightMeasure, ObjectiveFacts, ScenarioFacts } from '../../model/night.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import type { MeasuredComparison } from '../measure-comparison.ts';
import type { PlannedScenario } from './night-plan.ts';

export interface MeasuredScenario {
  readonly planned: PlannedScenario;
  readonly design: ComparisonPlan;
  readonly measured: Pick<MeasuredComparison, 'runs' | 'rejected' | 'ended'>;
  readonly host: HostLoad;
  readonly took: Duration;
  /** Below the night's folder. */
  readonly folder: string;
}

export function scenarioFacts(one: MeasuredScenario): ScenarioFacts {
  const { planned, design, measured, host, took, folder } = one;
  const { plan, role, tags, key, revision } = planned;
  const { runs, rejected } = measured;
  const unsteady = unsteadyRuns(runs, rejected);
  const values = valuesOf(design, runs, unsteady);
  const within = (run: string): string => join(folder, run);
  return {
    ...{ role, scenario: plan.scenario, title: plan.title, file: plan.file, tags, key, revision },
    images: Object.fromEntries((runs[0]?.analysis.settings ?? []).map((each) => [each.service, each.imageDigest])),
    seed: design.seed,
    // What never got steady is given up after a few runs: the rest is not wanted.
    planned: runs.length === 0 && unsteady.length > 0 ? unsteady.length : design.blocks.length,
    used: runs.length,
    rejected: rejected.length,
    verdicts: countVerdicts(runs),
    objectives: [
      ...expectationsOf(runs, within),
      ...planned.objectives.flatMap(({ text, level }) => objectiveOf(text, level, values, within)),
    ],
    measures: values.map(({ measure, repeats }) => nightMeasure(measure, repeats, within)),
    ...{ host, took, folder },
    unusable: runs.length + unsteady.length > 0 ? null : (rejected.at(-1)?.rejected ?? 'it was not run'),
    unsteady: unsteady[0] === undefined ? null : { runs: unsteady.length, reason: unsteady[0].unsteady!.reason },
    ...{ comparison: null, bisection: null },
    ...tellingOf(plan.file, runs, design, within),
  };
}

/** Of a scenario that was not run at all. */
export function leftOutFacts(
  { plan, role, tags, key, revision, leftOut }: PlannedScenario,
  seed: string,
): ScenarioFacts {
  return {
    ...{ role, scenario: plan.scenario, title: plan.title, file: plan.file, tags, key, revision, seed },
    ...{ images: {}, planned: 0, used: 0, rejected: 0, verdicts: { pass: 0, fail: 0, inconclusive: 0 } },
    ...{ objectives: [], measures: [], host: { loadBefore: null, loadAfter: null, steal: null } },
    ...{
      took: milliseconds(0),
      unusable: leftOut ?? 'it was not run',
      unsteady: null,
      comparison: null,
      bisection: null,
    },
    ...{ folder: plan.scenario, telling: null, reproduce: `resilience run ${plan.file}` },
  };
}

interface Values {
  readonly measure: Measure;
  readonly repeats: readonly RepeatValue[];
}

const valuesOf = (
  design: ComparisonPlan,
  runs: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
): readonly Values[] =>
  design.measures.map((measure) => ({
    measure,
    repeats: [
      ...runs.flatMap((run) => readValue(measure, run) ?? []),
      ...unsteady.map((run) => unsteadyValue(run, measure, design)),
    ].sort((a, b) => a.block - b.block),
  }));

/** Of each repeat without a run that counts the last one whose stack did not get steady, the machine being quiet. */
function unsteadyRuns(runs: readonly MeasuredRun[], rejected: readonly CampaignRun[]): readonly CampaignRun[] {
  const last = new Map<number | null, CampaignRun>();
  for (const one of rejected) if (one.unsteady !== undefined) last.set(one.block, one);
  return [...last.values()].filter((one) => runs.every(({ run }) => run.block !== one.block));
}

const nightMeasure = (
  { experiment, quantity, service, probe, window }: Measure,
  repeats: readonly RepeatValue[],
  within: (run: string) => string,
): NightMeasure => ({
  ...{ experiment, quantity, service, probe, window },
  repeats: repeats.map(({ seen, value, resolution, folder }) => ({ seen, value, resolution, folder: within(folder) })),
});

function countVerdicts(runs: readonly MeasuredRun[]): ScenarioFacts['verdicts'] {
  const count = (verdict: string): number => runs.filter(({ analysis }) => analysis.verdict === verdict).length;
  return { pass: count('pass'), fail: count('fail'), inconclusive: count('inconclusive') };
}

interface JudgedInRun {
  readonly one: JudgedExpectation;
  readonly run: MeasuredRun;
}

/** Each expectation of each experiment over all runs, as many as the scenario has. */
function expectationsOf(runs: readonly MeasuredRun[], within: (run: string) => string): readonly ObjectiveFacts[] {
  const names = runs[0]?.analysis.experiments.map((one) => one.name) ?? [];
  return names.flatMap((experiment) => {
    const of = (run: MeasuredRun): readonly JudgedExpectation[] =>
      run.analysis.experiments.find((one) => one.name === experiment)?.expectations ?? [];
    const count = Math.max(0, ...runs.map((run) => of(run).length));
    return Array.from({ length: count }, (_, index) =>
      overRuns(
        experiment,
        runs.flatMap((run) => (of(run)[index] === undefined ? [] : [{ one: of(run)[index]!, run }])),
        within,
      ),
    );
  });
}

/** A weakness that is known and shows is forgiven: it passes with a reason. */
const shows = ({ one }: JudgedInRun): boolean =>
  one.verdict === 'fail' || (one.expectation.known !== null && one.verdict === 'pass' && one.reason !== null);

function overRuns(experiment: string, judged: readonly JudgedInRun[], within: (run: string) => string): ObjectiveFacts {
  const failed = judged.filter(shows);
  const unknown = judged.filter(({ one }) => one.verdict === 'inconclusive');
  const byMargin = (a: JudgedInRun, b: JudgedInRun): number => (a.one.margin ?? 0) - (b.one.margin ?? 0);
  const [worst] = (failed.length > 0 ? failed : judged).toSorted(byMargin);
  const { one, run } = worst!;
  return {
    text: one.sentence,
    experiment,
    level: 'error',
    held: judged.length - failed.length - unknown.length,
    failed: failed.length,
    unknown: unknown.length,
    observed: one.observed,
    limit: one.limit,
    folder: within(run.run.folder),
    known: one.expectation.known,
  };
}

/** For each experiment that has the quantity; where some repeats never came it is not met. */
function objectiveOf(
  text: string,
  level: ObjectiveFacts['level'],
  values: readonly Values[],
  within: (run: string) => string,
): readonly ObjectiveFacts[] {
  const objective = readObjective(text);
  return values
    .filter(({ measure }) => measure.quantity === objective.quantity)
    .map(({ measure, repeats }): ObjectiveFacts => {
      const of = repeats.length;
      const meets = of > 0 && meetsObjective(objective, summarise(tonight, measure, repeats, null, 0));
      const worst = repeats.toSorted((a, b) => Number(a.seen) - Number(b.seen) || b.value - a.value)[0];
      return {
        ...{ text, level, experiment: measure.experiment, known: null, limit: secondsText(objective.limit) },
        held: meets ? of : 0,
        failed: meets ? 0 : of,
        unknown: of === 0 ? 1 : 0,
        observed:
          worst === undefined ? 'not measured' : `${worst.seen ? '' : 'not within '}${secondsText(worst.value)}`,
        folder: worst === undefined ? null : within(worst.folder),
      };
    });
}

/** The run that shows most: one that failed, else the first. */
function tellingOf(
  file: string,
  runs: readonly MeasuredRun[],
  { seed, blocks }: ComparisonPlan,
  within: (run: string) => string,
): Pick<ScenarioFacts, 'telling' | 'reproduce'> {
  const one = runs.find(({ analysis }) => analysis.verdict === 'fail') ?? runs[0];
  const block = blocks.find(({ number }) => number === one?.run.block);
  return {
    telling: one === undefined ? null : within(one.run.folder),
    reproduce: `resilience run ${file} --seed ${block?.seed ?? seed}`,
  };
}
