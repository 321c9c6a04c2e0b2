/** Variants → their plans: each one's stack is changed, resolved and checked; all problems of all of them come at once. */
import { applyChange } from '../design/apply-change.ts';
import type { CompiledVariant } from '../design/design.ts';
import type { HealerNeeds } from '../design/healers.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import type { StackChange, VariantName } from '../model/variant.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { layOutRevision } from '../scenario-file/revision.ts';
import { type CompileInputs, compileScenarios, imagesWithoutEngine } from './compile-scenarios.ts';
import { engineKind } from './engine.ts';
import { asFailureError } from './harness-failure.ts';

/** Called after each step with how many are done, of how many. */
export type StepProgress = (done: number, of: number) => void;

export interface VariantInputs extends CompileInputs {
  readonly needs: HealerNeeds;
  /** Where revisions are laid out. */
  readonly revisions: string;
  /** Called for each variant that is compiled. */
  readonly progress?: StepProgress | undefined;
}

/** Where an engine on this machine usually has its socket. */
export const usualSocket = '/var/run/docker.sock';

/** What healers need, where no engine is asked. */
export const needsWithoutEngine: HealerNeeds = { image: imagesWithoutEngine.node, socket: usualSocket };

/** Throws R218 for each problem of each variant, named. */
export async function compileVariants(
  loaded: LoadedScenario,
  changes: readonly (readonly [VariantName, StackChange])[],
  inputs: VariantInputs,
): Promise<readonly CompiledVariant[]> {
  const compiled: CompiledVariant[] = [];
  const problems: Failure[] = [];
  for (const [index, [name, change]] of changes.entries()) {
    try {
      compiled.push(await compileVariant(loaded, name, change, inputs));
    } catch (error) {
      problems.push(...asFailureError(error).failures.map((one) => ofVariant(name, one)));
    }
    inputs.progress?.(index + 1, changes.length);
  }
  if (problems.length > 0) throw new FailureError(problems);
  return compiled;
}

const ofVariant = (name: VariantName, one: Failure): Failure =>
  one.code === 'R499' || one.code.startsWith('R4')
    ? one
    : failure('R218', `the variant '${name}': ${one.message}`, {
        ...(one.at !== null && { at: one.at }),
        ...(one.fix !== null && { fix: one.fix }),
      });

async function compileVariant(
  loaded: LoadedScenario,
  name: VariantName,
  change: StackChange,
  inputs: VariantInputs,
): Promise<CompiledVariant> {
  const { stack } = loaded.scenario;
  const revision =
    change.revision === undefined ? null : await layOutRevision(stack.folder, change.revision, inputs.revisions);
  const place = revision === null ? {} : { folder: revision.folder };
  const { healers, ...rest } = change;
  const changed = applyChange(stack, rest, { services: [], needs: inputs.needs, ...place });
  const { stack: unhealed } = await engineKind.settleFiles(changed, inputs.compose);
  const services = await engineKind.resolveProject(unhealed, inputs.compose, inputs.images);
  const healed =
    healers === undefined ? unhealed : applyChange(unhealed, { healers }, { services, needs: inputs.needs });
  const built = revision === null ? [] : await engineKind.builtServices(healed, inputs.compose, inputs.images);
  const own = withOwnImages(
    healed,
    services.filter((one) => built.includes(one.name)),
    revision?.commit ?? '',
  );
  return { name, change, plan: await planWith(loaded, own, inputs), override: engineKind.settingsOverride(own) };
}

/** The scenario's plan on another stack. */
export async function planWith(loaded: LoadedScenario, stack: Stack, inputs: CompileInputs): Promise<Plan> {
  const [plan] = await compileScenarios([{ ...loaded, scenario: { ...loaded.scenario, stack } }], inputs);
  if (plan === undefined) throw new Error('a scenario was compiled to no plan');
  return plan;
}

/** Two revisions must not share the image that each builds of its own code. */
function withOwnImages(
  stack: Stack,
  services: readonly { readonly name: string; readonly image: string }[],
  commit: string,
): Stack {
  const overrides = Object.fromEntries(
    services.map(({ name, image }) => [
      name,
      { ...stack.overrides[name], image: `${image.replace(/:([^/:]*)$/, '-$1')}:${commit}` },
    ]),
  );
  return { ...stack, overrides: { ...stack.overrides, ...overrides } };
}
