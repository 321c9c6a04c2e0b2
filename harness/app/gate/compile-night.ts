/** The suite's scenarios and its controls, compiled on the engine that the night will have. */
import { runLength } from '../../design/wall-time.ts';
import type { EngineFacts } from '../../model/event.ts';
import { fail } from '../../model/failure.ts';
import type { NightRole } from '../../model/night.ts';
import type { Plan } from '../../model/plan.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import { baselineKeyOf } from '../baseline-key.ts';
import { type CompileInputs, compileScenarios, loadForPlans } from '../compile-scenarios.ts';
import { connectRun } from '../connect-run.ts';
import { checkedOut } from './commits.ts';
import { controlsFrom } from './controls.ts';
import type { GateOptions } from './gate-options.ts';
import type { CompiledScenario } from './plan-night.ts';

interface Roled {
  readonly role: NightRole;
  readonly loaded: LoadedScenario;
}

/** Throws what is wrong with any of them. `scenarios`: those of the suite. */
export async function compileNight(
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  machine: Machine,
  inputs: CompileInputs,
  env: Env,
): Promise<{ readonly compiled: readonly CompiledScenario[]; readonly engine: EngineFacts }> {
  const plans = await compileScenarios(scenarios, inputs);
  const byLength = scenarios.map((loaded, index) => ({ loaded, length: runLength(plans[index]!) }));
  const shortestFirst = byLength.toSorted((a, b) => a.length - b.length).map((one) => one.loaded);
  const controls = await controlsOf(options, shortestFirst, env);
  refuseTwins([...controls.map((one) => one.loaded), ...scenarios]);
  const all: readonly Roled[] = [...controls, ...scenarios.map((loaded): Roled => ({ role: 'scenario', loaded }))];
  const controlPlans = await compileScenarios(
    controls.map((one) => one.loaded),
    inputs,
  );
  const allPlans = [...controlPlans, ...plans];
  const engine = await engineFacts(allPlans[0]!, machine);
  const beside = [options.reports, options.history];
  const known = new Map<string, StackFacts>();
  const compiled: CompiledScenario[] = [];
  for (const [index, one] of all.entries()) {
    const plan = allPlans[index]!;
    const stack = JSON.stringify(plan.stack);
    const facts = known.get(stack) ?? {
      key: await baselineKeyOf(engine, plan.stack, inputs),
      revision: await checkedOut(plan.stack.folder, beside),
    };
    known.set(stack, facts);
    compiled.push({ ...one, plan, ...facts });
  }
  return { compiled, engine };
}

/** Asked of Compose and of git once for each stack: the controls and several scenarios have the same. */
type StackFacts = Pick<CompiledScenario, 'key' | 'revision'>;

/** The history and the reports are kept by these names. */
function refuseTwins(scenarios: readonly LoadedScenario[]): void {
  const twin = scenarios.find((one, index) => scenarios.findIndex((other) => other.name === one.name) < index);
  if (twin === undefined) return;
  const first = scenarios.find((one) => one.name === twin.name)!;
  fail('R106', `two scenarios of the suite are called '${twin.name}': ${first.file} and ${twin.file}`, {
    at: twin.file,
    fix: 'rename one of the files: the history of a scenario is kept by its name',
  });
}

async function controlsOf(
  { config }: GateOptions,
  shortestFirst: readonly LoadedScenario[],
  env: Env,
): Promise<readonly Roled[]> {
  const one = async (role: 'control' | 'must fail', file: string | null): Promise<readonly Roled[]> => {
    if (file === null) return [{ role, loaded: (controlsFrom(shortestFirst) ?? noControls())[role] }];
    const loaded = await loadForPlans([file], env);
    return loaded.map((each) => ({ role, loaded: each }));
  };
  return [...(await one('control', config.control)), ...(await one('must fail', config.mustFail))];
}

const noControls = (): never =>
  fail('R209', 'no scenario of the suite asks anything in the place of its users, so no control can be made of it', {
    fix: 'name a scenario that must pass and one that must fail: `control` and `mustFail` in the configuration',
  });

async function engineFacts(plan: Plan, machine: Machine): Promise<EngineFacts> {
  const engine = await connectRun(plan, machine, '00000000-gate');
  try {
    return await engine.facts();
  } finally {
    engine.close();
  }
}
