/** `resilience predict`: what comes of a scenario under many settings and platforms, by simulation. Needs Compose to read the Compose file, and no engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { VariationOptions } from '../app/asked-options.ts';
import { asksProblems } from '../app/check-asks.ts';
import { imagesWithoutEngine, loadForPlans } from '../app/compile-scenarios.ts';
import type { VariantInputs } from '../app/compile-variants.ts';
import { earlierCosts } from '../app/earlier-costs.ts';
import type { Output } from '../app/output-port.ts';
import { foreseenVariants } from '../app/predict-variants.ts';
import { onlyExperiments } from '../app/variants.ts';
import type { CompiledVariant } from '../design/design.ts';
import { readObjective } from '../design/objective.ts';
import { settingsTable } from '../design/settings-table.ts';
import { newSeed } from '../engine/system/random.ts';
import { type ForecastVariant, forecast } from '../forecast/forecast.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import type { Asks, FailureMode, Forecast, Platform } from '../model/forecast.ts';
import type { Factor } from '../model/variant.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { renderForecast } from '../report/forecast.ts';
import type { LoadedScenario } from '../scenario-file/load-scenario.ts';
import { stepProgress } from './step-progress.ts';

export interface PredictOptions extends VariationOptions {
  readonly repeats: number;
  readonly under: readonly Platform[];
  readonly objective?: string;
  /** In place of the scenario's faults. */
  readonly failure: readonly FailureMode[];
  readonly asks: readonly Asks[];
  /** The chance that a check of a healthy service fails. */
  readonly checkFailure: number;
  /** Where earlier runs lie, whose start-ups and checks are taken for granted. */
  readonly reports: string;
  readonly seed?: string;
  readonly json: boolean;
}

/** Whose rules are simulated: the engine that was measured. */
const engineVersion = '26.1.5';

export async function predictCommand(
  names: readonly string[],
  options: PredictOptions,
  output: Output,
): Promise<ExitCode> {
  const scenarios = await loadForPlans(names);
  const compose = await requireCompose(process.env);
  const revisions = await mkdtemp(join(tmpdir(), 'resilience-revisions-'));
  const inputs: VariantInputs = {
    ...{ compose, images: imagesWithoutEngine, seed: options.seed ?? newSeed(), revisions },
    needs: { image: imagesWithoutEngine.node, socket: '/var/run/docker.sock' },
  };
  try {
    const forecasts: Forecast[] = [];
    for (const one of scenarios) forecasts.push(await foresee(one, options, inputs, output));
    if (options.json) output.out(JSON.stringify(forecasts.length === 1 ? forecasts[0] : forecasts));
    else output.out(forecasts.map((one) => renderForecast(one, output)).join('\n'));
    return 0;
  } finally {
    await rm(revisions, { recursive: true, force: true });
  }
}

async function foresee(
  file: LoadedScenario,
  options: PredictOptions,
  inputs: VariantInputs,
  output: Output,
): Promise<Forecast> {
  const scenario = onlyExperiments(file.scenario, options.experiment);
  if ('code' in scenario) throw new FailureError([scenario]);
  const objective = options.objective === undefined ? null : readObjective(options.objective);
  const { variants, factors } = await foreseenVariants({ ...file, scenario, judged: false }, options, {
    ...inputs,
    progress: stepProgress(output, 'variants read'),
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
    progress: stepProgress(output, 'predictions of a variant on a platform'),
  });
}

/** With what each sets in the settings in which they differ. */
function describe(compiled: readonly CompiledVariant[], factors: readonly Factor[]): readonly ForecastVariant[] {
  const variants = compiled.map((one) => ({ ...one, healers: one.change.healers ?? {} }));
  const table = settingsTable(variants, factors);
  return variants.map((one) => ({ ...one, settings: table.get(one.name)! }));
}
