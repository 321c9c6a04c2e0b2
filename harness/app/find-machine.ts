/** The machine that scenarios run on. */
import { FailureError } from '../model/failure.ts';
import { ensureEngine, type Machine } from '../provision/ensure.ts';
import { discoverEngine } from '../provision/finding/discover.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { problemsWithoutEngine } from './compile-scenarios.ts';
import { sweep } from './guard/sweep.ts';
import type { Output } from './output-port.ts';

interface World {
  readonly env: Env;
  readonly output: Pick<Output, 'err'>;
}

interface Wishes {
  readonly provision: boolean;
}

/** An engine may take minutes to set up, so mistakes that can be seen without one are reported first. Throws those, and as `ensureEngine` does. */
export async function findMachine(
  scenarios: readonly LoadedScenario[],
  options: Wishes,
  world: World,
): Promise<Machine> {
  if (!('endpoint' in (await discoverEngine(world.env)))) {
    const problems = await problemsWithoutEngine(scenarios, world.env);
    if (problems.length > 0) throw new FailureError(problems);
  }
  return sweptMachine(options, world);
}

/** Without what killed runs have left there. Throws as `ensureEngine` does. */
export async function sweptMachine({ provision }: Wishes, { env, output }: World): Promise<Machine> {
  const machine = await ensureEngine({ mayProvision: provision, onProgress: output.err, env });
  await sweep(machine, output.err);
  return machine;
}
