/** `resilience plan`: what a run would do. Needs Compose to read the Compose file, and no engine. A bad file keeps no other from being planned. */
import process from 'node:process';
import { imagesWithoutEngine, loadScenarios, tryToCompile } from '../app/compile-scenarios.ts';
import type { Output } from '../app/output-port.ts';
import { newSeed } from '../engine/system/random.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { renderPlan } from '../report/plan.ts';

export async function planCommand(
  names: readonly string[],
  options: { readonly json: boolean; readonly seed?: string },
  output: Output,
): Promise<ExitCode> {
  const { loaded, problems } = await loadScenarios(names);
  if (loaded.length === 0) throw new FailureError(problems);
  const compose = await requireCompose(process.env);
  const { plans, failures } = await tryToCompile(loaded, {
    compose,
    images: imagesWithoutEngine,
    seed: options.seed ?? newSeed(),
  });
  if (plans.length > 0) {
    if (options.json) output.out(JSON.stringify(plans.length === 1 ? plans[0] : plans));
    else output.out(plans.map(renderPlan).join('\n'));
  }
  if (problems.length + failures.length > 0) throw new FailureError([...problems, ...failures]);
  return 0;
}
