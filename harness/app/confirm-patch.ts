/** Tries the recommended patch: the user's own file, patched, run once. */
import { basename, resolve } from 'node:path';
import { semaphore } from '../campaign/semaphore.ts';
import type { RunOne } from '../campaign/task.ts';
import { patchedText } from '../comparison/patch.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import type { Comparison } from '../model/comparison.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Failure } from '../model/failure.ts';
import type { Stack } from '../model/stack.ts';
import { milliseconds } from '../model/time.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { planWith, type VariantInputs } from './compile-variants.ts';
import { composeFolder, userComposeFile } from './compose-kept.ts';
import { asFailureError } from './harness-failure.ts';
import type { Output } from './output-port.ts';
import type { AskedComparison } from './plan-comparison.ts';

export interface Confirming {
  readonly comparison: Comparison;
  readonly plan: ComparisonPlan;
  readonly asked: AskedComparison;
  readonly inputs: VariantInputs;
  readonly directory: RunDirectory;
  readonly runOne: RunOne;
  readonly record: (run: CampaignRun) => void;
  readonly output: Output;
}

/** Returns what went wrong before the run began: that is no reason to lose the answer. What goes wrong in it is recorded as a run that was rejected. */
export async function confirmPatch(one: Confirming): Promise<readonly Failure[]> {
  try {
    await tryPatch(one);
    return [];
  } catch (error) {
    return asFailureError(error).failures;
  } finally {
    one.output.status(null);
  }
}

async function tryPatch(one: Confirming): Promise<void> {
  const { comparison, plan, asked, inputs, directory, output } = one;
  const { recommendation } = comparison;
  if (recommendation?.patch == null) return;
  const { stack } = asked;
  const file = await userComposeFile(stack, directory);
  const variant = plan.variants.find((each) => each.name === recommendation.variant)!;
  const text = file === null ? null : patchedText(file.text, variant);
  if (text === null) return;
  const name = `patched/${basename(stack.compose[0] ?? 'compose.yaml')}`;
  await directory.save(name, text);
  output.status('trying the recommended patch');
  const own = await planWith(
    asked.loaded,
    patchedStack(stack, resolve(directory.path, name), recommendation.patch),
    inputs,
  );
  const folder = 'runs/confirm';
  const task = { role: 'confirm', variant: variant.name, block: null, plan: own, folder, attempt: 1 } as const;
  const report = await one.runOne(task, semaphore(1));
  const rejected = report.ending === 'measured' ? null : report.failures.map((each) => each.message).join('; ');
  const { role, block, attempt } = task;
  const at = comparison.duration;
  const times = { jobs: 1, began: at, ended: milliseconds(at) };
  one.record({ folder, role, variant: variant.name, block, attempt, ...times, ruler: report.ruler, rejected });
}

/** The stack with the patched file in the place of its first; what the patch writes down is no longer set by a variable. */
function patchedStack(stack: Stack, file: string, patch: string): Stack {
  const written = patch.split('\n').filter((line) => line.startsWith('+'));
  const variables = Object.entries(stack.variables).filter(
    ([name]) => !written.some((line) => line.includes(`\${${name}`)),
  );
  return {
    ...stack,
    compose: [file, ...stack.compose.slice(1)],
    projectFolder: composeFolder(stack),
    variables: Object.fromEntries(variables),
  };
}
