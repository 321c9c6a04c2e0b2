/** `resilience run`: what each run says as it ends, and what all of them say together. */
import process from 'node:process';
import { loadForPlans } from '../app/compile-scenarios.ts';
import type { RunOptions } from '../app/execution.ts';
import type { Output } from '../app/output-port.ts';
import type { ScenarioFilter } from '../app/pick-scenarios.ts';
import { checkReports } from '../app/reports-folder.ts';
import { runScenarios } from '../app/run-scenarios.ts';
import type { ExitCode } from '../model/failure.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { renderSummary, renderSummaryMarkdown } from '../report/summary.ts';
import { showProgress } from './choose-progress.ts';
import type { ConfigOptions } from './config-options.ts';
import { confirmTargets } from './confirm-targets.ts';
import { describeRun } from './describe-run.ts';
import { exitCodeOf } from './exit-code.ts';
import { listenForInterruption } from './interruption.ts';
import { appendJobSummary } from './job-summary.ts';
import { sayWhichNode } from './which-node.ts';

export interface RunCommandOptions extends RunOptions, ScenarioFilter, ConfigOptions {
  readonly json: boolean;
  /** What is attached to may be broken without being asked. */
  readonly yes: boolean;
}

export async function runCommand(
  names: readonly string[],
  options: RunCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const { env } = process;
  await checkReports(options.reports);
  const scenarios = await loadForPlans(names, env, options);
  await sayWhichNode(env, options.reports, output);
  const { analyses, failures } = await runScenarios(scenarios, options, {
    env,
    output,
    listen: () => listenForInterruption(output),
    confirm: (plans) => confirmTargets(plans, options.yes, output),
    show: (plan) => showProgress(plan, output),
    told: (analysis, folder) => {
      if (!options.json) output.out(describeRun(analysis, folder, output));
    },
  });
  await appendJobSummary(renderSummaryMarkdown(analyses), output, env.GITHUB_STEP_SUMMARY);
  if (options.json) output.out(JSON.stringify(analyses.length === 1 ? analyses[0] : analyses));
  else if (analyses.length > 1) output.out(renderSummary(analyses, { colour: output.colour, width: output.width }));
  if (failures.length > 0) output.err(describeFailures(failures));
  return exitCodeOf(analyses, failures);
}
