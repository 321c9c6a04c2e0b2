/** From the words on the command line to the plan of a comparison: everything is resolved and checked before anything starts. */
import { cpus } from 'node:os';
import { applyChange } from '../design/apply-change.ts';
import type { CompiledVariant } from '../design/design.ts';
import { type DesignInput, designComparison } from '../design/design.ts';
import { readObjective } from '../design/objective.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { FailureError, fail } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { CompareOptions } from './asked-options.ts';
import { compileVariants, planWith, type VariantInputs } from './compile-variants.ts';
import { engineKind } from './engine.ts';
import { askedVariants, mostVariants, onlyExperiments } from './variants.ts';

export interface AskedComparison {
  readonly loaded: LoadedScenario;
  /** The scenario's own, with its Compose files. */
  readonly stack: Stack;
  readonly variants: readonly CompiledVariant[];
  readonly design: Omit<DesignInput, 'variants' | 'idle'>;
}

/** Reads and compiles all that is asked for. Throws the problems of all of it at once. */
export async function compileComparison(
  file: LoadedScenario,
  options: CompareOptions,
  inputs: VariantInputs,
  command: string,
): Promise<AskedComparison> {
  const loaded = { ...file, scenario: onlyExperiments(file.scenario, options.experiment), judged: false };
  const objective = options.objective === undefined ? null : readObjective(options.objective);
  const { stack } = await engineKind.settleFiles(loaded.scenario.stack, inputs.compose);
  const services = await engineKind.resolveProject(stack, inputs.compose, inputs.images);
  const asked = askedVariants(loaded, options, namesOf(services), mostVariants.compare);
  if (asked.problems.length > 0) throw new FailureError(asked.problems);
  const variants = atLeastOne(await compileVariants(loaded, asked.changes, inputs), loaded);
  const reference = options.reference ?? (await unchanged(loaded, variants, inputs));
  return { loaded, stack, variants, design: designOf(options, { reference, objective, command }, asked, inputs) };
}

const namesOf = (services: readonly { readonly name: string }[]): readonly string[] => services.map((one) => one.name);

function atLeastOne(variants: readonly CompiledVariant[], { file }: LoadedScenario): readonly CompiledVariant[] {
  if (variants.length > 0) return variants;
  return fail('R219', 'there is no variant', {
    at: file,
    fix: 'export `variants` from the scenario, or vary a setting: --vary healthcheck.interval=1s,5s',
  });
}

const designOf = (
  { repeats, budget, jobs, measure, controls }: CompareOptions,
  read: Pick<DesignInput, 'reference' | 'objective' | 'command'>,
  { factors }: Pick<DesignInput, 'factors'>,
  { seed }: VariantInputs,
): AskedComparison['design'] => ({
  ...read,
  ...{ factors, repeats, jobs, controls, seed },
  budget: budget ?? null,
  likelyJobs: Math.max(1, cpus().length),
  headline: measure ?? null,
});

/** The variant that is what the stack is without any; null: none is. */
async function unchanged(
  loaded: LoadedScenario,
  variants: readonly CompiledVariant[],
  inputs: VariantInputs,
): Promise<string | null> {
  const { services } = await planWith(loaded, loaded.scenario.stack, inputs);
  const plain = JSON.stringify(services);
  return variants.find((one) => JSON.stringify(one.plan.services) === plain)?.name ?? null;
}

/** Throws the design's problems. `variants`: those of `asked`, as they are now known. */
export async function planComparison(
  asked: AskedComparison,
  variants: readonly CompiledVariant[],
  inputs: VariantInputs,
): Promise<ComparisonPlan> {
  const idle = await idlePlan(asked, inputs);
  const { plan, problems } = designComparison({ ...asked.design, variants, idle });
  if (plan === null) throw new FailureError(problems);
  return plan;
}

/** The reference with its checks as good as asleep: healthy at the first check of the start, and not looked at again for a day. */
async function idlePlan({ variants, design }: AskedComparison, inputs: VariantInputs): Promise<Plan> {
  const { plan } = variants.find((one) => one.name === design.reference) ?? variants[0]!;
  const checked = plan.services.filter((one) => one.health !== null);
  const asleep: StackChange = {
    overrides: Object.fromEntries(
      checked.map(({ name }) => [
        name,
        { healthcheck: { interval: '1440m', start_interval: '1s', start_period: '5m', disable: false } },
      ]),
    ),
  };
  const stack = applyChange(plan.stack, asleep, { services: [], needs: inputs.needs });
  const services = await engineKind.resolveProject(stack, inputs.compose, inputs.images);
  return { ...plan, stack, services: services.map((one) => ({ ...one, wrapHealth: false })) };
}
