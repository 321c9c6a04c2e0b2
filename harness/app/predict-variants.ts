/** The variants of a forecast, of which there may be thousands: Compose is asked only where the settings need it. */
import type { CompiledVariant } from '../design/design.ts';
import { healerOverrides } from '../design/healers.ts';
import { applySettings, canApply } from '../forecast/apply-settings.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import { sidecarService } from '../model/healer.ts';
import { mergeOverrides } from '../model/merge-overrides.ts';
import type { Plan } from '../model/plan.ts';
import type { Factor, StackChange, VariantName } from '../model/variant.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { VariationOptions } from './asked-options.ts';
import { compileWith } from './compile-scenarios.ts';
import { compileVariants, planWith, type VariantInputs } from './compile-variants.ts';
import { askedVariants, mostVariants } from './variants.ts';

export interface ForeseenVariants {
  readonly variants: readonly CompiledVariant[];
  readonly factors: readonly Factor[];
}

/** The stack as it is, where nothing is varied. Throws all problems of all variants at once. */
export async function foreseenVariants(
  loaded: LoadedScenario,
  options: VariationOptions,
  inputs: VariantInputs,
): Promise<ForeseenVariants> {
  const plan = await planWith(loaded, loaded.scenario.stack, inputs);
  const names = plan.services.map((one) => one.name);
  const asked = askedVariants(loaded, options, names, mostVariants.predict);
  if (asked.problems.length > 0) throw new FailureError(asked.problems);
  if (asked.changes.length === 0) {
    return { variants: [{ name: 'as it is', change: {}, plan, override: '' }], factors: [] };
  }
  const problems: Failure[] = [];
  const variants: CompiledVariant[] = [];
  for (const [index, [name, change]] of asked.changes.entries()) {
    const quick = changedPlan(loaded, plan, name, change);
    if (quick === null)
      variants.push(...(await compileVariants(loaded, [[name, change]], { ...inputs, progress: undefined })));
    else if ('plan' in quick) variants.push(quick);
    else problems.push(...quick.problems);
    inputs.progress?.(index + 1, asked.changes.length);
  }
  if (problems.length > 0) throw new FailureError(problems);
  return { variants, factors: asked.factors };
}

/** The variant by arithmetic on the resolved services; null: only Compose can tell. */
function changedPlan(
  loaded: LoadedScenario,
  plan: Plan,
  name: VariantName,
  change: StackChange,
): CompiledVariant | { readonly problems: readonly Failure[] } | null {
  const { overrides = {}, healers = {}, variables, files, revision } = change;
  if (variables !== undefined || files !== undefined || revision !== undefined) return null;
  if (!canApply(overrides, plan.services)) return null;
  const unhealed = applySettings(plan.services, overrides);
  // The sidecar is a service of its own, which is never the target.
  const { [sidecarService]: _, ...healing } = healerOverrides(healers, unhealed, { image: '', socket: '' });
  const services = applySettings(unhealed, healing);
  const stack = { ...plan.stack, overrides: mergeOverrides(plan.stack.overrides, mergeOverrides(overrides, healing)) };
  const compiled = compileWith({ ...loaded, scenario: { ...loaded.scenario, stack } }, plan.seed, { services });
  if (compiled.plan !== null) return { name, change, plan: compiled.plan, override: '' };
  const told = compiled.problems.map((one) =>
    failure('R218', `the variant '${name}': ${one.message}`, {
      ...(one.at !== null && { at: one.at }),
      ...(one.fix !== null && { fix: one.fix }),
    }),
  );
  return { problems: told };
}
