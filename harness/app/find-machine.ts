/** The machine that scenarios run on. */
import { FailureError } from '../model/failure.ts';
import { ensureEngine, type Machine } from '../provision/ensure.ts';
import { discoverEngine } from '../provision/finding/discover.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { problemsWithoutEngine } from './compile-scenarios.ts';
import type { Output } from './output-port.ts';

/** An engine may take minutes to set up, so mistakes that can be seen without one are reported first. Throws those, and as `ensureEngine` does. */
export async function findMachine(
  scenarios: readonly LoadedScenario[],
  { provision }: { readonly provision: boolean },
  { env, output }: { readonly env: Env; readonly output: Pick<Output, 'err'> },
): Promise<Machine> {
  if (!('endpoint' in (await discoverEngine(env)))) {
    const problems = await problemsWithoutEngine(scenarios, env);
    if (problems.length > 0) throw new FailureError(problems);
  }
  return ensureEngine({ mayProvision: provision, onProgress: output.err, env });
}
