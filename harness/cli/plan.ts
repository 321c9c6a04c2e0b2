/** `resilience plan`: the plans of scenarios, as text or JSON, and what is known to keep their stacks from coming up; what is wrong with the others is told after them. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { type PlanWishes, planScenarios } from '../app/plan-scenarios.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { withoutSecrets } from '../model/secret.ts';
import { renderForeseen } from '../report/foreseen.ts';
import { renderPlan } from '../report/plan.ts';
import type { ConfigOptions } from './config-options.ts';

export interface PlanCommandOptions extends PlanWishes, ConfigOptions {
  readonly json: boolean;
}

export async function planCommand(
  names: readonly string[],
  options: PlanCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const { plans, problems, foreseen } = await planScenarios(names, options, process.env);
  if (plans.length > 0) {
    if (options.json) output.out(JSON.stringify(plans.length === 1 ? plans[0] : plans, withoutSecrets));
    else output.out(plans.map(renderPlan).join('\n'));
  }
  const { width } = output;
  const told = foreseen.map((one) => renderForeseen(one, width)).join('\n');
  if (told !== '') (options.json ? output.err : output.out)(told);
  if (problems.length > 0) throw new FailureError(problems);
  return 0;
}
