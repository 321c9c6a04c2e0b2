/** Two revisions of a scenario's stack in turn on this host, with the statistics of every comparison. */
import { resolve } from 'node:path';
import { compare } from '../../comparison/compare.ts';
import { designComparison } from '../../design/design.ts';
import { confirmationPlan } from '../../gate/confirmation.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../../model/comparison-plan.ts';
import { FailureError } from '../../model/failure.ts';
import type { Commit, NightMeasure, RevisionComparison } from '../../model/night.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { StackChange } from '../../model/variant.ts';
import { compileVariants, type VariantInputs } from '../compile-variants.ts';
import type { Execution } from '../execution.ts';
import { asFailureError } from '../harness-failure.ts';
import { keepComparisonIn, keepEnd } from '../keep-comparison.ts';
import { type MeasuringWorld, measureRuns } from '../measure-comparison.ts';
import { prepareVariants } from '../prepare-variants.ts';
import { onlyExperiments } from '../variants.ts';
import { writeComparison } from '../write-comparison.ts';
import type { AskedRevisions } from './night-world.ts';

export interface RevisionsWorld extends MeasuringWorld, Omit<Execution, 'plan' | 'loaded' | 'outlets' | 'show'> {
  readonly inputs: VariantInputs;
  /** The night's folder. */
  readonly directory: string;
  readonly jobs: number | 'auto';
}

/** Never throws: why it could not answer is in it. */
export async function compareRevisions(asked: AskedRevisions, world: RevisionsWorld): Promise<RevisionComparison> {
  const { accepted, tonight, seed, folder } = asked;
  const shared = { accepted, tonight, seed, folder, command: commandOf(asked) };
  try {
    const plan = await planRevisions(asked, world);
    const kept = await keepComparisonIn(plan, seed, resolve(world.directory, folder));
    const measured = await measureRuns(kept, world);
    keepEnd(kept, measured.ended);
    const comparison = compare({ ...kept, ...measured, composeFile: null });
    await writeComparison(comparison, kept.directory);
    return { ...shared, ...answerOf(comparison) };
  } catch (error) {
    const [failure] = asFailureError(error).failures;
    return { ...shared, blocks: 0, measures: [], failure: failure! };
  }
}

const commandOf = ({ planned, accepted, tonight, seed }: AskedRevisions): string => {
  const revisions = [accepted.id, ...(tonight.dirty ? [] : [tonight.id])].map((one) => `--revision ${one}`);
  return `resilience compare ${shellWord(planned.plan.file)} ${revisions.join(' ')} --seed ${seed}`;
};

/** What is called what in the comparison. */
const names = ({ accepted, tonight }: AskedRevisions) => ({
  accepted: accepted.id,
  tonight: tonight.dirty ? `${tonight.id} and what is not committed` : tonight.id,
});

const changeTo = ({ id, dirty }: Commit): StackChange => (dirty ? {} : { revision: id });

async function planRevisions(asked: AskedRevisions, world: RevisionsWorld): Promise<ComparisonPlan> {
  const { planned, accepted, tonight, alarm, seed } = asked;
  const { scenario } = planned.loaded;
  const own = onlyExperiments(scenario, experimentsOf(alarm.measures));
  const loaded = { ...planned.loaded, scenario: own, judged: false };
  const called = names(asked);
  const changes = [
    [called.accepted, changeTo({ ...accepted, dirty: false })],
    [called.tonight, changeTo(tonight)],
  ] as const;
  const inputs = { ...world.inputs, seed };
  const compiled = await compileVariants(loaded, changes, inputs);
  const variants = await prepareVariants({ loaded, variants: compiled }, { ...world, options: world.options });
  const { blocks, looks } = confirmationPlan;
  const { plan, problems } = designComparison({
    ...{ variants, reference: called.accepted, factors: [], idle: variants[0]!.plan, repeats: blocks, budget: null },
    ...{ jobs: world.jobs, likelyJobs: 1, headline: null, objective: null, controls: false, seed },
    command: commandOf(asked),
  });
  if (plan === null) throw new FailureError(problems);
  return { ...plan, looks, measures: alarmingFirst(plan.measures, alarm.measures) };
}

const experimentsOf = (measures: readonly NightMeasure[]): readonly string[] => [
  ...new Set(measures.map((one) => one.experiment)),
];

/** The campaign stops when the first is answered. */
function alarmingFirst(measures: readonly Measure[], alarming: readonly NightMeasure[]): readonly Measure[] {
  const place = (one: Measure): number => {
    const at = alarming.findIndex((each) => each.experiment === one.experiment && each.quantity === one.quantity);
    return at < 0 ? alarming.length : at;
  };
  return measures.toSorted((a, b) => place(a) - place(b));
}

const answerOf = (comparison: Comparison): Pick<RevisionComparison, 'blocks' | 'measures' | 'failure'> => ({
  blocks: comparison.design.blocks,
  measures: comparison.measures.flatMap(({ measure: { experiment, quantity }, pairs: [pair] }) =>
    pair === undefined ? [] : [{ experiment, quantity, word: pair.word, ratio: pair.ratio, p: pair.p }],
  ),
  failure: comparison.failures[0] ?? null,
});
