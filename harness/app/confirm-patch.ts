/** Tries the recommended patch: the user's own file, patched, run once. */
import { basename, resolve } from 'node:path';
import { semaphore } from '../campaign/semaphore.ts';
import { patchedText } from '../comparison/patch.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import type { Stack } from '../model/stack.ts';
import { mainFile } from '../scenario-file/compose-file.ts';
import type { AnsweredComparison } from './answer-comparison.ts';
import { planWith, type VariantInputs } from './compile-variants.ts';
import type { KeptComparison } from './keep-comparison.ts';
import type { MeasuredComparison, MeasuringWorld } from './measure-comparison.ts';
import type { Output } from './output-port.ts';
import { withFiles } from './patched-stack.ts';
import type { AskedComparison } from './plan-comparison.ts';
import { type CellOutcome, countedRun, runCell } from './run-cell.ts';

export interface ConfirmingWorld extends Pick<MeasuringWorld, 'machine' | 'signal'> {
  readonly inputs: VariantInputs;
  readonly output: Output;
}

/** What was tried, and what came of it. */
export interface TriedPatch {
  readonly run: CampaignRun;
  readonly cell: CellOutcome;
}

/**
 * Null: nothing is recommended that could be written into the user's file. Throws what goes wrong before the run begins; of what goes wrong
 * in it the run tells.
 */
export async function tryPatch(
  kept: KeptComparison,
  { comparison: { recommendation }, composeFile, ended }: AnsweredComparison,
  { loaded, stack }: AskedComparison,
  { inputs, machine, signal, output }: ConfirmingWorld,
): Promise<TriedPatch | null> {
  if (recommendation?.patch == null || composeFile === null) return null;
  const variant = kept.plan.variants.find((each) => each.name === recommendation.variant)!;
  const text = patchedText(composeFile.text, variant);
  if (text === null) return null;
  const file = `patched/${basename(mainFile(stack))}`;
  await kept.directory.save(file, text);
  output.status('trying the recommended patch');
  const patched = withFiles(stack, [resolve(kept.directory.path, file), ...stack.compose.slice(1)]);
  const variables = unwritten(stack.variables, recommendation.patch);
  const plan = await planWith(loaded, { ...patched, variables }, inputs);
  const place = { folder: 'runs/confirm', role: 'confirm', variant: variant.name, block: null, attempt: 1 } as const;
  const cell = await runCell({ ...place, plan }, semaphore(1), { machine, kept, signal });
  const { ruler, ending, failures } = cell.report;
  const rejected = ending === 'measured' ? null : failures.map((each) => each.message).join('; ');
  return { run: { ...place, jobs: 1, began: ended.duration, ended: ended.duration, ruler, rejected }, cell };
}

/** What was measured, and this run among it. */
export function withRun(measured: MeasuredComparison, { run, cell }: TriedPatch): MeasuredComparison {
  const { runs, rejected, left, ended } = measured;
  const counted = countedRun(run, cell.measured);
  return {
    runs: counted === null ? runs : [...runs, counted],
    rejected: counted === null ? [...rejected, run] : rejected,
    left: [...left, ...cell.left],
    ended,
  };
}

/** What the patch writes down is no longer set by a variable. */
function unwritten(variables: Stack['variables'], patch: string): Stack['variables'] {
  const written = patch.split('\n').filter((line) => line.startsWith('+'));
  const left = Object.entries(variables).filter(([name]) => !written.some((line) => line.includes(`\${${name}`)));
  return Object.fromEntries(left);
}
