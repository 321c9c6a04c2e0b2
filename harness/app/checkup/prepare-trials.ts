/** Experiments on a stack → a plan that can be run: compiled, its images here, and all that only they can tell known. */
import { probesOf } from '../../checkup/entries.ts';
import { FailureError } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { Experiment, ExperimentName, Fresh, Scenario } from '../../model/scenario.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import { compileScenarios } from '../compile-scenarios.ts';
import { prepareRun } from '../prepare-run.ts';
import type { CheckupBase, TriedStack } from './checkup-world.ts';

export interface TrialRun {
  readonly title: string;
  readonly experiments: Readonly<Record<ExperimentName, Experiment>>;
  readonly fresh: Fresh;
}

/** Throws what is wrong before anything starts. */
export async function prepareTrials(
  { experiments, fresh, title }: TrialRun,
  { stack, asked }: TriedStack,
  { machine, interruption, options, world, file }: CheckupBase,
): Promise<Plan> {
  const scenario: Scenario = {
    ...{ type: 'scenario', title, tags: [], load: {}, steadyState: [], budget: null },
    stack,
    probes: probesOf(asked),
    experiments,
    fresh,
  };
  const loaded: LoadedScenario = { scenario, name: 'check-the-check', file, variants: {}, judged: false };
  const { seed, reports } = options;
  const [plan] = await compileScenarios([loaded], { ...machine, seed });
  if (plan === undefined) throw new FailureError([]);
  const { env, output } = world;
  return prepareRun({ plan, loaded, machine, options: { reports, seed }, env, output, interruption });
}
