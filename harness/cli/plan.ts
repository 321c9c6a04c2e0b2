/** `resilience plan`: what a run would do. Needs Compose to read the Compose file, and no engine. */
import process from 'node:process';
import { newSeed } from '../engine/system/random.ts';
import type { ExitCode } from '../model/failure.ts';
import { requireCompose } from '../provision/compose.ts';
import { renderPlan } from '../report/plan.ts';
import { compileScenarios, imagesWithoutEngine, loadForPlans } from './compile-scenarios.ts';
import type { Output } from './output.ts';

export async function planCommand(
  names: readonly string[],
  options: { readonly json: boolean; readonly seed?: string },
  output: Output,
): Promise<ExitCode> {
  const scenarios = await loadForPlans(names);
  const compose = await requireCompose(process.env);
  const plans = await compileScenarios(scenarios, {
    compose,
    images: imagesWithoutEngine,
    seed: options.seed ?? newSeed(),
  });
  if (options.json) output.out(JSON.stringify(plans.length === 1 ? plans[0] : plans));
  else output.out(plans.map(renderPlan).join('\n'));
  return 0;
}
