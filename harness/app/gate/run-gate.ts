/** A night of the gate on a real engine: planned, run, and told as facts. */
import { resolve } from 'node:path';
import type { CampaignEvent } from '../../campaign/campaign.ts';
import type { MeasuredRun } from '../../comparison/measured-run.ts';
import { systemClock } from '../../engine/system/clock.ts';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import type { EngineFacts } from '../../model/event.ts';
import { type Failure, FailureError } from '../../model/failure.ts';
import type { History } from '../../model/history.ts';
import type { ComposeCommand } from '../../model/machine.ts';
import type { NightFacts } from '../../model/night.ts';
import type { Plan } from '../../model/plan.ts';
import { between } from '../../model/time.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import { shownFiles } from '../../scenario-file/compose-file.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import { makeRunDirectory, type RunDirectory } from '../../store/run-directory.ts';
import { socketOf } from '../compare-variants.ts';
import { gather } from '../compile-scenarios.ts';
import { findMachine } from '../find-machine.ts';
import { failuresDuring } from '../harness-failure.ts';
import { watchHost } from '../host-load.ts';
import type { Interruption } from '../interruption.ts';
import type { MeasuringWorld } from '../measure-comparison.ts';
import type { Output } from '../output-port.ts';
import { packageVersion } from '../package-version.ts';
import { prepareRun } from '../prepare-run.ts';
import { withRevisions } from '../revisions-folder.ts';
import { acceptedFor } from './accepted-explorations.ts';
import { commitsBetween } from './commits.ts';
import { compareRevisions } from './compare-revisions.ts';
import { compileNight } from './compile-night.ts';
import { exploreTonight } from './explore-tonight.ts';
import type { GateOptions } from './gate-options.ts';
import { lintSuite } from './lint-suite.ts';
import { measureDesign } from './measure-design.ts';
import type { NightPlan, PlannedScenario } from './night-plan.ts';
import type { NightEvent, NightWorld } from './night-world.ts';
import { planNight } from './plan-night.ts';
import { runNight } from './run-night.ts';
import { type SinceRevision, sinceRevision } from './since-revision.ts';

export interface GateWorld {
  readonly env: Env;
  readonly output: Output;
  /** Begins to listen for what ends the night before its time. */
  readonly listen: () => Interruption;
  /** Told the plan before the first run. */
  readonly planned: (plan: NightPlan) => void;
  readonly showCampaign: (plan: ComparisonPlan, runs: readonly MeasuredRun[]) => (event: CampaignEvent) => void;
  readonly progress: (event: NightEvent) => void;
}

/** A night that is over, and where it is kept. */
export interface KeptNight {
  readonly facts: NightFacts;
  readonly directory: RunDirectory;
  /** What could not be written beside them. */
  readonly failures: readonly Failure[];
}

/** The plan alone; the images are not brought here. Throws what is wrong with any scenario. */
export async function planGate(
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  history: History,
  world: Pick<GateWorld, 'env' | 'output'>,
): Promise<NightPlan> {
  const { plan } = await planOn(await findMachine(scenarios, options, world), scenarios, options, history, world);
  return plan;
}

/** Throws what is wrong before the first run begins; what happens in the night is in its facts. */
export const runGate = (
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  history: History,
  world: GateWorld,
): Promise<KeptNight> =>
  onEngine(scenarios, options, history, world, async (plan, night, { directory, compose, left }) => {
    const stamp = { wall: Date.now(), version: await packageVersion() };
    const measured = await runNight(plan, history, night, stamp);
    const facts = { ...measured, leftovers: [...measured.leftovers, ...left] };
    const stacks = plan.scenarios.map((one) => one.plan.stack);
    const failures = await failuresDuring(
      (async () =>
        directory.save('lint.sarif', await lintSuite(stacks, { compose, reports: options.reports, env: world.env })))(),
    );
    return { facts, directory, failures };
  });

/** Compares with a revision, and searches for the commit of what is confirmed; no night is measured, and the history is not asked. */
export const searchSince = (
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  revision: string,
  world: GateWorld,
): Promise<{ readonly found: readonly SinceRevision[]; readonly interrupted: boolean }> =>
  onEngine(
    scenarios,
    { ...options, suite: { ...options.suite, noCellWorse: null } },
    new Map(),
    world,
    async (plan, night) => {
      const found = await sinceRevision(plan, revision, night);
      return { found, interrupted: night.signal.aborted };
    },
  );

interface EnginePlace {
  readonly directory: RunDirectory;
  readonly compose: ComposeCommand;
  /** What comparisons of revisions left behind so far. */
  readonly left: readonly string[];
}

/** Prepares all of it, and does the work with the night's world. */
async function onEngine<T>(
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  history: History,
  world: GateWorld,
  work: (plan: NightPlan, night: NightWorld, at: EnginePlace) => Promise<T>,
): Promise<T> {
  const { env, output, showCampaign } = world;
  const machine = await findMachine(scenarios, options, world);
  const interruption = world.listen();
  try {
    const { plan, engine } = await planOn(machine, scenarios, options, history, world);
    const accepted = await acceptedFor(plan, options.history);
    const prepared = await prepareAll(plan, machine, options, { ...world, interruption });
    world.planned(prepared);
    const directory = nightDirectory(options);
    return await withRevisions(async (revisions) => {
      const { signal } = interruption;
      const needs = { image: machine.images.node, socket: socketOf(machine) };
      const inputs = { ...machine, seed: plan.seed, needs, revisions };
      const measuring: MeasuringWorld = { machine, signal, attempts: plan.attempts, showCampaign };
      const shared = { ...measuring, env, output, interruption, inputs, options, directory: directory.path };
      const left: string[] = [];
      const clock = systemClock();
      const from = clock.now();
      const night: NightWorld = {
        elapsed: () => between(from, clock.now()),
        measure: (design, folder) => measureDesign(design, resolve(directory.path, folder), measuring),
        watchHost,
        compare: (asked) => compareRevisions(asked, { ...shared, jobs: plan.jobs, left }),
        commitsBetween: ({ plan: own }, after, to) => commitsBetween(own.stack.folder, after, to),
        accepted: (stack) => accepted.get(shownFiles(stack))!,
        explore: (asked) => exploreTonight(asked, shared),
        engine: () => engine,
        progress: world.progress,
        signal,
      };
      return work(prepared, night, { directory, compose: machine.compose, left });
    });
  } finally {
    interruption.release();
  }
}

/** `reports/gate/<night>-<run>`; a part of a night has its own. */
export const nightDirectory = ({
  reports,
  night,
  run,
  shard,
}: Pick<GateOptions, 'reports' | 'night' | 'run' | 'shard'>) =>
  makeRunDirectory(resolve(reports, 'gate'), `${night}-${run}${shard === null ? '' : `-shard-${shard.index}`}`, '');

async function planOn(
  machine: Machine,
  scenarios: readonly LoadedScenario[],
  options: GateOptions,
  history: History,
  { env }: Pick<GateWorld, 'env'>,
): Promise<{ readonly plan: NightPlan; readonly engine: EngineFacts }> {
  const inputs = { ...machine, seed: options.seed };
  const { compiled, engine } = await compileNight(scenarios, options, machine, inputs, env);
  const { suite, suiteName, night, run, seed, command, shard, bisect, confirm } = options;
  const wishes = { night, run, suite: suiteName, seed, command, shard, bisect, confirm };
  return { plan: planNight(compiled, suite, history, wishes), engine };
}

/** The images of all that is run, before anything is; what only they can tell is known then. */
async function prepareAll(
  plan: NightPlan,
  machine: Machine,
  options: GateOptions,
  world: Pick<GateWorld, 'env' | 'output'> & { readonly interruption: Interruption },
): Promise<NightPlan> {
  const prepared = await gather(
    plan.scenarios.map((one) => async (): Promise<PlannedScenario> => {
      if (one.leftOut !== null) return one;
      world.interruption.signal.throwIfAborted();
      const own: Plan = await prepareRun({ ...world, machine, options, loaded: one.loaded, plan: one.plan });
      return { ...one, plan: own };
    }),
  );
  if (prepared.failures.length > 0) throw new FailureError(prepared.failures);
  return { ...plan, scenarios: prepared.results };
}
