/** What comes of scenarios under many settings and platforms, by simulation: Compose reads their files, and no engine is asked. */
import type { CompiledVariant } from '../design/design.ts';
import { readObjective } from '../design/objective.ts';
import { settingsTable } from '../design/settings-table.ts';
import { newSeed } from '../engine/system/random.ts';
import { type ForecastVariant, forecast } from '../forecast/forecast.ts';
import { FailureError } from '../model/failure.ts';
import type { Forecast } from '../model/forecast.ts';
import type { Factor } from '../model/variant.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { PredictOptions } from './asked-options.ts';
import { asksProblems } from './check-asks.ts';
import type { PlanningWorld } from './compare-variants.ts';
import { imagesWithoutEngine, loadForPlans } from './compile-scenarios.ts';
import { needsWithoutEngine, type VariantInputs } from './compile-variants.ts';
import { earlierCosts } from './earlier-costs.ts';
import { foreseenVariants } from './predict-variants.ts';
import { withRevisions } from './revisions-folder.ts';
import { onlyExperiments } from './variants.ts';

type Showing = Pick<PlanningWorld, 'showSteps'>;

/** Whose rules are simulated: the engine that was measured. */
const engineVersion = '26.1.5';

/** One forecast for each scenario. Throws everything that is wrong with one of them. */
export async function predictScenarios(
  names: readonly string[],
  options: PredictOptions,
  { env, showSteps }: Showing & Pick<PlanningWorld, 'env'>,
): Promise<readonly Forecast[]> {
  const scenarios = await loadForPlans(names, env);
  const compose = await requireCompose(env);
  return withRevisions(async (revisions) => {
    const inputs: VariantInputs = {
      ...{ compose, images: imagesWithoutEngine, seed: options.seed ?? newSeed(), revisions },
      needs: needsWithoutEngine,
    };
    const forecasts: Forecast[] = [];
    for (const one of scenarios) forecasts.push(await foresee(one, options, inputs, { showSteps }));
    return forecasts;
  });
}

async function foresee(
  file: LoadedScenario,
  options: PredictOptions,
  inputs: VariantInputs,
  { showSteps }: Showing,
): Promise<Forecast> {
  const scenario = onlyExperiments(file.scenario, options.experiment);
  const objective = options.objective === undefined ? null : readObjective(options.objective);
  const { variants, factors } = await foreseenVariants({ ...file, scenario, judged: false }, options, {
    ...inputs,
    progress: showSteps('variants read'),
  });
  const problems = asksProblems(
    options.asks,
    variants.map((one) => one.plan),
  );
  if (problems.length > 0) throw new FailureError(problems);
  return forecast({
    variants: describe(variants, factors),
    platforms: options.under,
    repeats: options.repeats,
    seed: inputs.seed,
    checkFailure: options.checkFailure,
    objective,
    failures: options.failure,
    asks: options.asks,
    measurements: await earlierCosts(options.reports, scenario.stack.folder),
    engineVersion,
    progress: showSteps('predictions of a variant on a platform'),
  });
}

/** With what each sets in the settings in which they differ. */
function describe(compiled: readonly CompiledVariant[], factors: readonly Factor[]): readonly ForecastVariant[] {
  const variants = compiled.map((one) => ({ ...one, healers: one.change.healers ?? {} }));
  const table = settingsTable(variants, factors);
  return variants.map((one) => ({ ...one, settings: table.get(one.name)! }));
}
