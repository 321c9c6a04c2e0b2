/** What runs would do: Compose reads the files, and no engine is asked. A bad scenario keeps no other from being planned. */
import { newSeed } from '../engine/system/random.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { imagesWithoutEngine, loadScenarios, tryToCompile } from './compile-scenarios.ts';

export interface ScenarioPlans {
  readonly plans: readonly Plan[];
  /** What is wrong with the names and with the other scenarios. */
  readonly problems: readonly Failure[];
}

/** Throws where no scenario can be loaded, and R403. */
export async function planScenarios(
  names: readonly string[],
  seed: string | undefined,
  env: Env,
): Promise<ScenarioPlans> {
  const { loaded, problems } = await loadScenarios(names);
  if (loaded.length === 0) throw new FailureError(problems);
  const compose = await requireCompose(env);
  const inputs = { compose, images: imagesWithoutEngine, seed: seed ?? newSeed() };
  const { plans, failures } = await tryToCompile(loaded, inputs);
  return { plans, problems: [...problems, ...failures] };
}
