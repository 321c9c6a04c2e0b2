/** From names on the command line to plans: everything is loaded, resolved and cross-checked before anything starts. */
import { type Failure, FailureError } from '../model/failure.ts';
import type { BaseImages, ComposeCommand, ReachedEngine } from '../model/machine.ts';
import type { Plan, ResolvedService } from '../model/plan.ts';
import type { Json } from '../model/record.ts';
import type { Stack } from '../model/stack.ts';
import { type Compiled, compilePlan } from '../plan/compile.ts';
import { findCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { findScenarios } from '../scenario-file/find-scenarios.ts';
import { type Loadings, loadScenarioFiles } from '../scenario-file/load-scenario.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { Attached } from './attach.ts';
import { engineKind } from './engine.ts';
import { missingScripts } from './k6-script.ts';
import { pickScenarios, type ScenarioFilter } from './pick-scenarios.ts';

/** Those of the files that can be loaded and match all filters, and what is wrong with the names and with the others. */
export async function loadScenarios(
  names: readonly string[],
  ...filters: readonly ScenarioFilter[]
): Promise<Loadings> {
  const { files, problems } = await findScenarios(names);
  const loadings = await loadScenarioFiles(files);
  const { picked, problems: unmatched } = pickScenarios(loadings.loaded, filters);
  return { loaded: picked, problems: [...problems, ...loadings.problems, ...unmatched] };
}

/** Throws where one cannot be loaded, and what is wrong with the plans of the others is reported with it. */
export async function loadForPlans(
  names: readonly string[],
  env: Env,
  ...filters: readonly ScenarioFilter[]
): Promise<readonly LoadedScenario[]> {
  const { loaded, problems } = await loadScenarios(names, ...filters);
  if (problems.length === 0) return loaded;
  throw new FailureError([...problems, ...(await problemsWithoutEngine(loaded, env))]);
}

export interface CompileInputs {
  /** What is attached to in place of the scenarios' own stacks. Absent: nothing. */
  readonly attached?: Attached | undefined;
  readonly compose: ComposeCommand;
  readonly images: Pick<BaseImages, 'node'>;
  readonly seed: string;
  /** The engine that it will be run on. Absent: none is known. */
  readonly endpoint?: Pick<ReachedEngine, 'at' | 'forward'>;
}

/** What an image is called in a plan that is made without an engine. */
export const imagesWithoutEngine = { node: 'resilience/node' } as const;

/** Compiles every scenario; throws the problems of all of them at once. */
export async function compileScenarios(
  scenarios: readonly LoadedScenario[],
  inputs: CompileInputs,
): Promise<readonly Plan[]> {
  const { plans, failures } = await tryToCompile(scenarios, inputs);
  if (failures.length > 0) throw new FailureError(failures);
  return plans;
}

/** The plans of those that have one, and the problems of the others. */
export async function tryToCompile(
  scenarios: readonly LoadedScenario[],
  inputs: CompileInputs,
): Promise<{ readonly plans: readonly Plan[]; readonly failures: readonly Failure[] }> {
  const { results, failures } = await gather(scenarios.map((one) => () => compileScenario(one, inputs)));
  return { plans: results, failures };
}

/** What can be seen to be wrong with no engine at hand; nothing where there is no Compose to read the files with. */
export async function problemsWithoutEngine(
  scenarios: readonly LoadedScenario[],
  env: Env,
): Promise<readonly Failure[]> {
  const compose = scenarios.length === 0 ? null : await findCompose({ env: {} }, env);
  if (compose === null) return [];
  return (await tryToCompile(scenarios, { compose, images: imagesWithoutEngine, seed: '' })).failures;
}

async function compileScenario(loaded: LoadedScenario, inputs: CompileInputs): Promise<Plan> {
  const { attached, compose, images, seed } = inputs;
  const elsewhere = elsewhereOf(inputs);
  if (attached !== undefined)
    return planOf(
      compileWith(loaded, seed, { ...attached, ...elsewhere }),
      await missingScripts(loaded.scenario, loaded.file),
    );
  const { stack, passedOver } = await engineKind.settleFiles(loaded.scenario.stack, compose);
  const { services, changes } = await engineKind.resolveWhole(stack, compose, images);
  const problems = [
    ...(await engineKind.unusedVariables(stack)),
    ...(await missingScripts(loaded.scenario, loaded.file)),
  ];
  const plan = planOf(
    compileWith({ ...loaded, scenario: { ...loaded.scenario, stack } }, seed, { services, ...elsewhere }),
    problems,
  );
  const asItIs = await asItIsOnce(stack, inputs);
  const names = services.map((one) => one.name);
  const skipped = await engineKind.skippedOf(stack, compose, images, names);
  return { ...plan, changes: changes({ asItIs, passedOver }, plan.services), ...(skipped.length > 0 && { skipped }) };
}

/** Throws what is wrong beside it, and with it. */
function planOf(compiled: Compiled, problems: readonly Failure[]): Plan {
  if (compiled.plan !== null && problems.length === 0) return compiled.plan;
  throw new FailureError([...problems, ...(compiled.problems ?? [])]);
}

/** Where no engine is known yet, it is taken for one on this machine. */
function elsewhereOf({ endpoint }: CompileInputs): Pick<Plan, 'elsewhere'> {
  if (endpoint?.at !== 'elsewhere') return {};
  return { elsewhere: endpoint.forward === null ? 'nowhere' : 'tunnel' };
}

/** The variants of a stack share what it is without them. */
const asked = new WeakMap<CompileInputs, Map<string, Promise<Json | null>>>();

function asItIsOnce(stack: Stack, inputs: CompileInputs): Promise<Json | null> {
  const known = asked.get(inputs) ?? new Map<string, Promise<Json | null>>();
  asked.set(inputs, known);
  const key = JSON.stringify([stack.folder, stack.lookup ?? stack.compose]);
  const answer = known.get(key) ?? engineKind.resolveAsItIs(stack, inputs.compose, inputs.images);
  known.set(key, answer);
  return answer;
}

export const compileWith = (
  { scenario, name, file, judged, byHand = false }: LoadedScenario,
  seed: string,
  project: (Attached | { readonly services: readonly ResolvedService[] }) & Pick<Plan, 'elsewhere'>,
): Compiled => compilePlan({ scenario, name, file, seed, ...project, judged, byHand });

/** Does all of it one after the other, and gathers the failures of every FailureError. */
export async function gather<T>(
  work: readonly (() => Promise<T>)[],
): Promise<{ readonly results: readonly T[]; readonly failures: readonly Failure[] }> {
  const results: T[] = [];
  const failures: Failure[] = [];
  for (const one of work) {
    try {
      results.push(await one());
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      failures.push(...error.failures);
    }
  }
  return { results, failures };
}
