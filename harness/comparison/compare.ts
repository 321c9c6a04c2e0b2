/** The runs of a comparison → its answer. Pure: the same runs give the same answer for ever. */

import type { ComposeFile } from '../compose-file/compose-file.ts';
import type { Verdict } from '../model/analysis.ts';
import type { CampaignEnded, CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { Comparison, MeasureResult } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { type Failure, failure } from '../model/failure.ts';
import { verb } from '../model/quantity-words.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { levelReached } from './answer.ts';
import { predictedRange } from './bands.ts';
import { deviationsOf, isOutside } from './deviations.ts';
import type { MeasuredRun } from './measured-run.ts';
import { causesOf, neverSteady, shakyBlocks, unsteadyRepeats, unsteadyValue } from './never-steady.ts';
import { comparePairs } from './pair.ts';
import { readValue } from './read-value.ts';
import { recommend } from './recommend.ts';
import { sensitivityOf } from './sensitivity.ts';
import { sentenceOf } from './sentence.ts';
import { summarise } from './summarise.ts';
import { variantResults } from './variant-results.ts';
import { named } from './words.ts';

export interface CompareInput {
  readonly plan: ComparisonPlan;
  readonly identity: ComparisonIdentity;
  /** Runs that count: repeats, controls, and the confirming run. */
  readonly runs: readonly MeasuredRun[];
  readonly rejected: readonly CampaignRun[];
  /** Null: it was killed before it could end. */
  readonly ended: CampaignEnded | null;
  /** The user's own file, for the patch; null: it is not at hand. */
  readonly composeFile: ComposeFile | null;
}

export function compare(input: CompareInput): Comparison {
  const { plan, identity, runs, rejected, composeFile } = input;
  const ended = input.ended ?? killed(runs);
  const repeats = runs.filter(({ run }) => run.role === 'repeat');
  const unsteady = unsteadyRepeats(repeats, rejected);
  const blocks = wholeBlocks(plan, repeats, unsteady);
  const alpha = levelReached(plan, blocks);
  const tried: Tried = { repeats, unsteady, shaky: shakyBlocks(repeats, rejected) };
  const measured = plan.measures.map((measure) => measureResult(plan, measure, tried, alpha));
  const measures = measured.map((one) => one.result);
  const variants = variantResults(plan, runs, unsteady, measures);
  const sentence = sentenceOf(plan, measures, variants, rejected);
  return {
    schema: 'resilience.comparison/1',
    ...identity,
    scenario: plan.scenario,
    title: plan.title,
    file: plan.file,
    seed: plan.seed,
    duration: ended.duration,
    engine: runs.find(({ analysis }) => analysis.engine !== null)?.analysis.engine ?? null,
    verdict: verdictOf(plan, measures, variants),
    sentence,
    ending: ended.ending,
    endingReason: ended.reason,
    reference: plan.reference,
    factors: plan.factors,
    objective: plan.objective,
    measures,
    variants,
    deviations: measured.flatMap((one) => one.deviations),
    recommendation: recommend({ plan, variants, measures, composeFile, runs }),
    design: {
      blocks,
      planned: plan.blocks.length,
      looks: plan.looks,
      jobs: ended.jobs,
      used: runs.length,
      rejected: rejected.length,
      lowerBound: lowerBound(runs),
    },
    runs: [...runs.map((one) => one.run), ...rejected],
    notes: [...plan.notes, ...unsteadyNotes(plan, repeats, unsteady)],
    failures: failuresOf(plan, ended, measures),
  };
}

const killed = (runs: readonly MeasuredRun[]): CampaignEnded => ({
  ending: 'aborted',
  reason: 'it was killed before it could end',
  duration: milliseconds(Math.max(0, ...runs.map((one) => one.run.ended))),
  jobs: Math.max(1, ...runs.map((one) => one.run.jobs)),
  failures: [
    failure('R308', 'the comparison was killed before it could end', {
      fix: 'resilience recover removes what it left',
    }),
  ],
});

/** Where no pair's sentence in the answer says it: of those that got steady in some blocks, and of all where they are many. */
const unsteadyNotes = (
  plan: ComparisonPlan,
  repeats: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
): readonly string[] =>
  [...causesOf(plan, repeats, unsteady)]
    .filter(([name]) => plan.variants.length > 3 || repeats.some(({ run }) => run.variant === name))
    .map(([name, cause]) => `${named(name)} was ${cause}`);

interface Tried {
  readonly repeats: readonly MeasuredRun[];
  readonly unsteady: readonly CampaignRun[];
  readonly shaky: ReturnType<typeof shakyBlocks>;
}

function measureResult(plan: ComparisonPlan, measure: Measure, { repeats, unsteady, shaky }: Tried, alpha: number) {
  const values = new Map(
    repeats.flatMap((run) => {
      const value = readValue(measure, run);
      return value === null ? [] : [[run.run.folder, value] as const];
    }),
  );
  const listed = plan.variants.map((variant) => {
    const own = repeats.filter(({ run }) => run.variant === variant.name && values.has(run.folder));
    const worst = unsteady
      .filter((run) => run.variant === variant.name)
      .map((run) => unsteadyValue(run, measure, plan));
    const list = [...own.map(({ run }) => values.get(run.folder)!), ...worst].sort((a, b) => a.block - b.block);
    const outside = own.filter(({ run, analysis }) => {
      const band = predictedRange(measure, variant, analysis);
      return band !== null && isOutside(values.get(run.folder)!, band);
    }).length;
    return summarise(variant.name, measure, list, predictedRange(measure, variant, own[0]?.analysis ?? null), outside);
  });
  const variants = [...listed.filter((one) => !neverSteady(one)), ...listed.filter(neverSteady)];
  const pairs = comparePairs(measure, variants, plan, alpha, causesOf(plan, repeats, unsteady), shaky);
  const differ = pairs.some(({ word }) => word === 'better' || word === 'worse');
  const result: MeasureResult = {
    measure,
    title: verb[measure.quantity].title,
    variants,
    pairs,
    // A difference that was not shown is owned by nobody.
    sensitivity: differ ? sensitivityOf(plan, variants, measure.window) : [],
  };
  return { result, deviations: deviationsOf(plan, measure, repeats, values) };
}

/** Blocks in which every variant has a run that counts, or did not get steady. */
function wholeBlocks(
  { blocks, variants }: ComparisonPlan,
  repeats: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
): number {
  const runs = [...repeats.map(({ run }) => run), ...unsteady];
  // One that never got steady was tried in some of them only.
  const asked = variants.filter(
    ({ name }) => !unsteady.some((run) => run.variant === name) || repeats.some(({ run }) => run.variant === name),
  );
  return blocks.filter(({ number }) =>
    asked.every(({ name }) => runs.some((run) => run.block === number && run.variant === name)),
  ).length;
}

/** Nothing can be quicker: every run that counts, with as many beside it all the time as there were at the most. */
const lowerBound = (runs: readonly MeasuredRun[]): Duration =>
  milliseconds(runs.reduce((total, { run }) => total + (run.ended - run.began) / run.jobs, 0));

function verdictOf(
  plan: ComparisonPlan,
  [headline]: readonly MeasureResult[],
  variants: Comparison['variants'],
): Verdict {
  if (headline === undefined || headline.variants.some((one) => one.repeats.length === 0)) return 'inconclusive';
  if (plan.objective !== null) return variants.some((one) => one.meets === true) ? 'pass' : 'fail';
  return headline.pairs.some((pair) => pair.word === 'cannot tell') ? 'inconclusive' : 'pass';
}

function failuresOf(
  plan: ComparisonPlan,
  ended: CampaignEnded,
  [headline]: readonly MeasureResult[],
): readonly Failure[] {
  const few = headline?.variants.filter((one) => one.repeats.length === 0).map((one) => one.variant) ?? [];
  if (few.length === 0 || ended.ending === 'interrupted') return ended.failures;
  return [
    ...ended.failures,
    failure('R314', `no run of ${few.join(', ')} could be used`, {
      at: plan.file,
      fix: 'the reasons are in runs.ndjson',
    }),
  ];
}
