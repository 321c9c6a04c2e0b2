/** From the words on the command line to the plan of a comparison: everything is resolved and checked before anything starts. */
import { cpus } from 'node:os';
import { applyChange } from '../design/apply-change.ts';
import type { CompiledVariant } from '../design/design.ts';
import { type DesignInput, designComparison } from '../design/design.ts';
import { readObjective } from '../design/objective.ts';
import { resolveProject } from '../engine/docker/resolve-project.ts';
import { settleFiles } from '../engine/docker/settle-files.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { FailureError, fail } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';
import type { LoadedScenario } from '../scenario-file/load-scenario.ts';
import type { CompareOptions } from './asked-options.ts';
import { compileVariants, planWith, type VariantInputs } from './compile-variants.ts';
import { askedVariants, mostVariants, onlyExperiments } from './variants.ts';

export interface AskedComparison {
  readonly loaded: LoadedScenario;
  /** The scenario's own, with its Compose files. */
  readonly stack: Stack;
  readonly variants: readonly CompiledVariant[];
  readonly design: Omit<DesignInput, 'variants' | 'idle'>;
}

/** Reads and compiles all that is asked for. Throws the problems of all of it at once. */
export async function readComparison(
  file: LoadedScenario,
  options: CompareOptions,
  inputs: VariantInputs,
  command: string,
): Promise<AskedComparison> {
  const scenario = onlyExperiments(file.scenario, options.experiment);
  if ('code' in scenario) throw new FailureError([scenario]);
  const loaded = { ...file, scenario, judged: false };
  const objective = options.objective === undefined ? null : readObjective(options.objective);
  const { stack } = await settleFiles(scenario.stack, inputs.compose);
  const services = await resolveProject(stack, inputs.compose, inputs.images);
  const asked = askedVariants(
    loaded,
    options,
    services.map((one) => one.name),
    mostVariants.compare,
  );
  if (asked.problems.length > 0) throw new FailureError(asked.problems);
  const variants = await compileVariants(loaded, asked.changes, inputs);
  if (variants.length === 0) {
    fail('R219', 'there is no variant', {
      at: file.file,
      fix: 'export `variants` from the scenario, or vary a setting: --vary healthcheck.interval=1s,5s',
    });
  }
  return {
    loaded,
    stack,
    variants,
    design: {
      reference: options.reference ?? (await unchanged(loaded, variants, inputs)),
      factors: asked.factors,
      repeats: options.repeats,
      budget: options.budget ?? null,
      jobs: options.jobs,
      likelyJobs: Math.max(1, cpus().length),
      headline: options.measure ?? null,
      objective,
      controls: options.controls,
      seed: inputs.seed,
      command,
    },
  };
}

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

/** The reference with its checks practically off: healthy at the first check after the start, and not checked again for a day. */
export async function idlePlan({ variants, design }: AskedComparison, inputs: VariantInputs): Promise<Plan> {
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
  const services = await resolveProject(stack, inputs.compose, inputs.images);
  return { ...plan, stack, services: services.map((one) => ({ ...one, wrapHealth: false })) };
}

/** Throws the design's problems. */
export function planComparison(
  asked: AskedComparison,
  variants: readonly CompiledVariant[],
  idle: Plan,
): ComparisonPlan {
  const { plan, problems } = designComparison({ ...asked.design, variants, idle });
  if (plan === null) throw new FailureError(problems);
  return plan;
}
