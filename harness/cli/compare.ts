/** `resilience compare`: the plan before the runs, the answer after them. */
import process from 'node:process';
import type { CompareOptions } from '../app/asked-options.ts';
import { compareVariants, planVariants } from '../app/compare-variants.ts';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { withoutSecrets } from '../model/secret.ts';
import { renderComparisonMarkdown } from '../report/comparison/markdown.ts';
import { renderComparisonPlan } from '../report/comparison/plan.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { compareExitCode } from './compare-exit-code.ts';
import { showCampaign } from './compare-progress.ts';
import type { ConfigOptions } from './config-options.ts';
import { describeComparison } from './describe-comparison.ts';
import { listenForInterruption } from './interruption.ts';
import { appendJobSummary } from './job-summary.ts';
import { repeatCommand } from './repeat-command.ts';
import { stepProgress } from './step-progress.ts';

export interface CompareCommandOptions extends CompareOptions, ConfigOptions {
  readonly json: boolean;
  /** The plan alone. */
  readonly dryRun: boolean;
}

export async function compareCommand(name: string, options: CompareCommandOptions, output: Output): Promise<ExitCode> {
  const { env, argv } = process;
  const planning = {
    env,
    command: (seed: string) => repeatCommand(argv.slice(2), seed),
    showSteps: (what: string) => stepProgress(output, what),
  };
  if (options.dryRun) {
    const plan = await planVariants(name, options, planning);
    output.out(options.json ? JSON.stringify(plan, withoutSecrets) : renderComparisonPlan(plan, output));
    return 0;
  }
  const { comparison, folder, left, failures } = await compareVariants(name, options, {
    ...planning,
    output,
    listen: () => listenForInterruption(output),
    planned: (plan) => {
      if (!options.json) output.err(renderComparisonPlan(plan, output));
    },
    showCampaign: (plan, runs) => showCampaign(plan, output, runs),
  });
  await appendJobSummary(renderComparisonMarkdown(comparison), output, env.GITHUB_STEP_SUMMARY);
  output.out(options.json ? JSON.stringify(comparison) : describeComparison(comparison, folder, output));
  if (left.length > 0) output.err(`left behind  ${left.join(', ')}; \`resilience recover\` removes it`);
  if (failures.length > 0) output.err(describeFailures(failures));
  return compareExitCode(comparison, left, failures);
}
