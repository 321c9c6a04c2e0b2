/** `resilience plan`: the plans of scenarios, as text or JSON; what is wrong with the others is told after them. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { planScenarios } from '../app/plan-scenarios.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { renderPlan } from '../report/plan.ts';

export async function planCommand(
  names: readonly string[],
  options: { readonly json: boolean; readonly seed?: string },
  output: Output,
): Promise<ExitCode> {
  const { plans, problems } = await planScenarios(names, options.seed, process.env);
  if (plans.length > 0) {
    if (options.json) output.out(JSON.stringify(plans.length === 1 ? plans[0] : plans));
    else output.out(plans.map(renderPlan).join('\n'));
  }
  if (problems.length > 0) throw new FailureError(problems);
  return 0;
}
