/** `resilience predict`: the forecasts of scenarios, as text or JSON. */
import process from 'node:process';
import type { PredictOptions } from '../app/asked-options.ts';
import type { Output } from '../app/output-port.ts';
import { predictScenarios } from '../app/predict-scenarios.ts';
import type { ExitCode } from '../model/failure.ts';
import { renderForecast } from '../report/forecast.ts';
import type { ConfigOptions } from './config-options.ts';
import { stepProgress } from './step-progress.ts';

export interface PredictCommandOptions extends PredictOptions, ConfigOptions {
  readonly json: boolean;
}

export async function predictCommand(
  names: readonly string[],
  options: PredictCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const showSteps = (what: string) => stepProgress(output, what);
  const forecasts = await predictScenarios(names, options, { env: process.env, showSteps });
  if (options.json) output.out(JSON.stringify(forecasts.length === 1 ? forecasts[0] : forecasts));
  else output.out(forecasts.map((one) => renderForecast(one, output)).join('\n'));
  return 0;
}
