/** A planned comparison on a real engine: its campaign, its answer, the patch tried, the report. */
import { cpus } from 'node:os';
import type { CompareOptions } from '../app/asked-options.ts';
import type { VariantInputs } from '../app/compile-variants.ts';
import { userComposeFile } from '../app/compose-kept.ts';
import { confirmPatch } from '../app/confirm-patch.ts';
import type { Interruption } from '../app/interruption.ts';
import { keepComparison } from '../app/keep-comparison.ts';
import type { Output } from '../app/output-port.ts';
import type { AskedComparison } from '../app/plan-comparison.ts';
import { runCell } from '../app/run-cell.ts';
import { runCampaign } from '../campaign/campaign.ts';
import { answered } from '../comparison/answer.ts';
import { type CompareInput, compare } from '../comparison/compare.ts';
import { systemClock } from '../engine/system/clock.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { ExitCode } from '../model/failure.ts';
import type { Machine } from '../provision/ensure.ts';
import { runName } from '../store/run-directory.ts';
import { compareExitCode } from './compare-exit-code.ts';
import { showCampaign } from './compare-progress.ts';
import { describeFailures } from './print-failures.ts';
import { reportComparison } from './report-comparison.ts';

export interface ComparisonWorld {
  readonly machine: Machine;
  readonly options: CompareOptions;
  readonly output: Output;
  readonly interruption: Interruption;
}

export async function runComparison(
  plan: ComparisonPlan,
  asked: AskedComparison,
  inputs: VariantInputs,
  { machine, options, output, interruption }: ComparisonWorld,
): Promise<ExitCode> {
  const name = runName(new Date(), inputs.seed);
  const kept = await keepComparison(plan, `compare-${name}`, options.reports);
  const { directory, identity, runs, rejected, left, record } = kept;
  const { signal } = interruption;
  const { measured, leftBehind } = kept;
  const runOne = runCell({ machine, folder: directory.path, name, signal, measured, leftBehind });
  const ended = await runCampaign(plan, {
    ...{ clock: systemClock(), cpus: cpus().length, signal, runOne, record },
    analyse: (analysis) => answered(plan, runs, analysis, rejected),
    progress: showCampaign(plan, output),
  });
  const composeFile = await userComposeFile(asked.stack, directory);
  const input: CompareInput = { plan, identity, runs, rejected, ended, composeFile };
  const answer = compare(input);
  const tries = options.confirm && ended.ending !== 'interrupted';
  const trying = { comparison: answer, plan, asked, inputs, directory, runOne, record, output };
  const untried = tries ? await confirmPatch(trying) : [];
  kept.end(ended);
  const comparison = tries ? compare(input) : answer;
  const failures = [...untried, ...(await reportComparison(comparison, directory, options, output))];
  if (left.length > 0) output.err(`left behind  ${left.join(', ')}; \`resilience recover\` removes it`);
  if (failures.length > 0) output.err(describeFailures(failures));
  return compareExitCode(comparison, left, failures);
}
