/** Two revisions of a scenario's stack in turn on this host, with the statistics of every comparison. */
import { resolve } from 'node:path';
import { compare } from '../../comparison/compare.ts';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import type { RevisionComparison } from '../../model/night.ts';
import { compileVariants, type VariantInputs } from '../compile-variants.ts';
import type { Preparation } from '../execution.ts';
import { asFailureError } from '../harness-failure.ts';
import { keepComparisonIn, keepEnd } from '../keep-comparison.ts';
import { type MeasuringWorld, measureRuns } from '../measure-comparison.ts';
import { prepareVariants } from '../prepare-variants.ts';
import { onlyExperiments } from '../variants.ts';
import { writeComparison } from '../write-comparison.ts';
import { answerOf, changesOf, commandOf, designRevisions, experimentsOf } from './design-revisions.ts';
import type { AskedRevisions } from './night-world.ts';

export interface RevisionsWorld extends MeasuringWorld, Omit<Preparation, 'plan' | 'loaded'> {
  readonly inputs: VariantInputs;
  /** The night's folder. */
  readonly directory: string;
  readonly jobs: number | 'auto';
  /** Gets what the runs leave behind. */
  readonly left: string[];
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
    world.left.push(...measured.left);
    const comparison = compare({ ...kept, ...measured, composeFile: null });
    await writeComparison(comparison, kept.directory);
    return { ...shared, ...answerOf(comparison) };
  } catch (error) {
    const [failure] = asFailureError(error).failures;
    return { ...shared, blocks: 0, measures: [], failure: failure! };
  }
}

async function planRevisions(asked: AskedRevisions, world: RevisionsWorld): Promise<ComparisonPlan> {
  const { planned, seed } = asked;
  const own = onlyExperiments(planned.loaded.scenario, experimentsOf(asked));
  const loaded = { ...planned.loaded, scenario: own, judged: false };
  const compiled = await compileVariants(loaded, changesOf(asked), { ...world.inputs, seed });
  const variants = await prepareVariants({ loaded, variants: compiled }, { ...world, options: world.options });
  return designRevisions(asked, variants, world.jobs);
}
