/** A planned comparison on a real engine: kept, measured, answered, the recommended patch tried, and the reports written. */
import type { Comparison } from '../model/comparison.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Failure } from '../model/failure.ts';
import { type AnsweredComparison, answer } from './answer-comparison.ts';
import type { CompareOptions } from './asked-options.ts';
import { userComposeFile } from './compose-kept.ts';
import { type ConfirmingWorld, tryPatch, withRun } from './confirm-patch.ts';
import { asFailureError, failuresDuring } from './harness-failure.ts';
import { type KeptComparison, keepComparison, keepEnd, keepRun } from './keep-comparison.ts';
import { type MeasuringWorld, measureRuns } from './measure-comparison.ts';
import type { AskedComparison } from './plan-comparison.ts';
import { writeComparison } from './write-comparison.ts';

export interface ComparingWorld extends ConfirmingWorld, MeasuringWorld {
  readonly options: CompareOptions;
}

export interface ReportedComparison {
  readonly comparison: Comparison;
  /** Where its reports lie; null: they could not be written. */
  readonly folder: string | null;
  /** What runs left behind. */
  readonly left: readonly string[];
  /** What went wrong beside it. */
  readonly failures: readonly Failure[];
}

export async function runComparison(
  plan: ComparisonPlan,
  asked: AskedComparison,
  world: ComparingWorld,
): Promise<ReportedComparison> {
  const kept = await keepComparison(plan, world.inputs.seed, world.options.reports);
  const measured = await measureRuns(kept, world);
  const answered = answer(kept, measured, await userComposeFile(asked.stack, kept.directory));
  const confirmed = await confirm(kept, answered, asked, world);
  keepEnd(kept, confirmed.ended);
  return report(kept, confirmed);
}

interface ConfirmedComparison extends AnsweredComparison {
  /** Why the patch could not be tried, or its run not be kept. */
  readonly failures: readonly Failure[];
}

/** The same answer where there is nothing to try; what goes wrong is no reason to lose it. */
async function confirm(
  kept: KeptComparison,
  answered: AnsweredComparison,
  asked: AskedComparison,
  world: ComparingWorld,
): Promise<ConfirmedComparison> {
  if (!world.options.confirm || answered.ended.ending === 'interrupted') return { ...answered, failures: [] };
  try {
    const tried = await tryPatch(kept, answered, asked, world);
    if (tried === null) return { ...answered, failures: [] };
    const failures = await failuresDuring((async () => keepRun(kept, tried.run))());
    return { ...answer(kept, withRun(answered, tried), answered.composeFile), failures };
  } catch (error) {
    return { ...answered, failures: asFailureError(error).failures };
  } finally {
    world.output.status(null);
  }
}

async function report(kept: KeptComparison, { comparison, left, failures }: ConfirmedComparison) {
  const unwritten = await failuresDuring(writeComparison(comparison, kept.directory));
  const folder = unwritten.length === 0 ? kept.directory.path : null;
  return { comparison, folder, left, failures: [...failures, ...unwritten] };
}
