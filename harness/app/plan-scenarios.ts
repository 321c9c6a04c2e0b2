/** What runs would do: Compose reads the files, and an engine is asked only what its images say of themselves, or what is up there. A bad scenario keeps no other from being planned. */
import { newSeed } from '../engine/system/random.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { StackObstacles } from '../model/start-obstacle.ts';
import { requireEngine } from '../provision/ensure.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { attachTo } from './attach.ts';
import { imagesWithoutEngine, loadScenarios, tryToCompile } from './compile-scenarios.ts';
import { foreseeAll } from './foresee.ts';
import type { ScenarioFilter } from './pick-scenarios.ts';

export interface ScenarioPlans {
  readonly plans: readonly Plan[];
  /** What is wrong with the names and with the other scenarios. */
  readonly problems: readonly Failure[];
  /** What is known beforehand of their stacks, and keeps them from coming up. */
  readonly foreseen: readonly StackObstacles[];
}

export interface PlanWishes extends ScenarioFilter {
  readonly seed?: string;
  /** A Compose project that is up, or its folder. Absent: the stack of each scenario is planned. */
  readonly attach?: string;
  /** Where earlier runs are. */
  readonly reports: string;
}

/** Throws where no scenario can be loaded, and R403. */
export async function planScenarios(
  names: readonly string[],
  { attach, seed, reports, ...filter }: PlanWishes,
  env: Env,
): Promise<ScenarioPlans> {
  const { loaded, problems } = await loadScenarios(names, filter);
  if (loaded.length === 0) throw new FailureError(problems);
  const compose = await requireCompose(env);
  const attached = attach === undefined ? undefined : await attachTo(await requireEngine(env), attach);
  const inputs = { attached, compose, images: imagesWithoutEngine, seed: seed ?? newSeed() };
  const { plans, failures } = await tryToCompile(loaded, inputs);
  const foreseen = attached === undefined ? await foreseeAll(plans, { compose, reports, env }) : [];
  return { plans, problems: [...problems, ...failures], foreseen };
}
