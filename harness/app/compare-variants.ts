/** Compares the variants of a scenario: what is asked is read and planned, and run unless the plan alone is wanted. */
import { newSeed } from '../engine/system/random.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Machine } from '../provision/ensure.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { CompareOptions } from './asked-options.ts';
import { imagesWithoutEngine, loadForPlans } from './compile-scenarios.ts';
import type { StepProgress } from './compile-variants.ts';
import { needsWithoutEngine, usualSocket } from './compile-variants.ts';
import { sweptMachine } from './find-machine.ts';
import type { Interruption } from './interruption.ts';
import type { MeasuringWorld } from './measure-comparison.ts';
import type { Output } from './output-port.ts';
import { compileComparison, planComparison } from './plan-comparison.ts';
import { prepareVariants } from './prepare-variants.ts';
import { checkReports } from './reports-folder.ts';
import { withRevisions } from './revisions-folder.ts';
import { type ReportedComparison, runComparison } from './run-comparison.ts';

export interface PlanningWorld {
  readonly env: Env;
  /** The command that does the same again, with this seed. */
  readonly command: (seed: string) => string;
  /** What a person sees of many steps that are alike. */
  readonly showSteps: (what: string) => StepProgress;
}

export interface ComparisonWorld extends PlanningWorld, Pick<MeasuringWorld, 'showCampaign'> {
  readonly output: Output;
  /** Begins to listen for what ends it before its time. */
  readonly listen: () => Interruption;
  /** Told the plan before the first run. */
  readonly planned: (plan: ComparisonPlan) => void;
}

/** The plan alone, which takes no engine. */
export const planVariants = (name: string, options: CompareOptions, world: PlanningWorld): Promise<ComparisonPlan> =>
  withScenario(name, options, world.env, async (loaded, revisions) => {
    const seed = options.seed ?? newSeed();
    const compose = await requireCompose(world.env);
    const progress = world.showSteps('variants read');
    const inputs = { compose, images: imagesWithoutEngine, seed, needs: needsWithoutEngine, revisions, progress };
    const asked = await compileComparison(loaded, options, inputs, world.command(seed));
    return planComparison(asked, asked.variants, inputs);
  });

/** Throws what is wrong before the first run begins. */
export const compareVariants = (
  name: string,
  options: CompareOptions,
  world: ComparisonWorld,
): Promise<ReportedComparison> =>
  withScenario(name, options, world.env, async (loaded, revisions) => {
    const { env, output, showCampaign } = world;
    const machine = await sweptMachine(options, { env, output });
    const seed = options.seed ?? newSeed();
    const needs = { image: machine.images.node, socket: socketOf(machine) };
    const inputs = { ...machine, seed, needs, revisions, progress: world.showSteps('variants read') };
    const interruption = world.listen();
    try {
      const asked = await compileComparison(loaded, options, inputs, world.command(seed));
      const prepared = await prepareVariants(asked, { machine, options, env, output, interruption });
      const plan = await planComparison(asked, prepared, inputs);
      world.planned(plan);
      const { signal } = interruption;
      return await runComparison(plan, asked, { machine, options, inputs, output, signal, showCampaign });
    } finally {
      interruption.release();
    }
  });

/** Where its reports can go is seen before it is loaded. */
async function withScenario<T>(
  name: string,
  options: CompareOptions,
  env: Env,
  work: (loaded: LoadedScenario, revisions: string) => Promise<T>,
): Promise<T> {
  await checkReports(options.reports);
  const [loaded] = await loadForPlans([name], env);
  if (loaded === undefined) throw new Error('a scenario was loaded as none');
  return withRevisions((revisions) => work(loaded, revisions));
}

/** The engine's socket as its own host has it; the usual place where it is asked over a network. */
export const socketOf = ({ endpoint }: Machine): string =>
  /^unix:\/\/(.+)$/.exec(endpoint.dockerHost)?.[1] ?? usualSocket;
