/** Runs scenarios: everything is opened, found, compiled and prepared first, then one is run after the other. */
import { newSeed } from '../engine/system/random.ts';
import { type Outlets, openOutlets } from '../metrics/outlets.ts';
import type { Analysis } from '../model/analysis.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Env } from '../provision/host/paths.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { attachTo } from './attach.ts';
import { commandOf } from './command-of.ts';
import { compileScenarios, gather, problemsWithoutEngine } from './compile-scenarios.ts';
import { execute } from './execute.ts';
import type { Execution, RunOptions } from './execution.ts';
import { findMachine } from './find-machine.ts';
import { asFailureError, failuresDuring } from './harness-failure.ts';
import type { Interruption } from './interruption.ts';
import type { Output } from './output-port.ts';
import { prepareRun } from './prepare-run.ts';
import type { Progress } from './progress-port.ts';
import { writeReports, writeSummary } from './write-reports.ts';

export interface RunWorld {
  readonly env: Env;
  readonly output: Output;
  /** Begins to listen for what ends the runs before their time. */
  readonly listen: () => Interruption;
  /** Asks whether what is attached to may be broken so. Throws R234 where nobody says yes. Left out: the caller knows. */
  readonly confirm?: (plans: readonly Plan[]) => Promise<void>;
  /** What a person sees of a run while it goes on. */
  readonly show: (plan: Plan) => Progress;
  /** What makes the same run again. Left out: the command line does. */
  readonly command?: (plan: Plan) => string;
  /** Called with each run that is over; `folder`: where its reports lie, null where they could not be written. */
  readonly told: (analysis: Analysis, folder: string | null) => void;
}

export interface RunResults {
  /** In the order of their runs; one that could not begin has none. */
  readonly analyses: readonly Analysis[];
  /** What went wrong beside them. */
  readonly failures: readonly Failure[];
}

/** Throws what is wrong before the first run begins. */
export async function runScenarios(
  scenarios: readonly LoadedScenario[],
  options: RunOptions,
  world: RunWorld,
): Promise<RunResults> {
  const outlets = await openFor(scenarios, options, world.env);
  if (outlets.url !== null) world.output.err(`metrics ${outlets.url}`);
  try {
    const machine = await machineFor(scenarios, options, world);
    const attached = options.attach === undefined ? undefined : await attachTo(machine.endpoint, options.attach);
    const plans = await compileScenarios(scenarios, { ...machine, attached, seed: options.seed ?? newSeed() });
    if (attached !== undefined) await world.confirm?.(plans);
    return await runPlans(plans, scenarios, { machine, options, outlets }, world);
  } finally {
    await outlets.close();
  }
}

/** A new engine has nothing to attach to, and Compose files need not be there for it. */
const machineFor = (scenarios: readonly LoadedScenario[], { attach, provision }: RunOptions, world: RunWorld) =>
  attach === undefined ? findMachine(scenarios, { provision }, world) : findMachine([], { provision: false }, world);

/** Before an engine is looked for. Where something cannot be opened, what is wrong with the plans is reported with it. */
async function openFor(scenarios: readonly LoadedScenario[], options: RunOptions, env: Env): Promise<Outlets> {
  try {
    return await openOutlets(options, env.RESILIENCE_GRAFANA_TOKEN);
  } catch (error) {
    throw new FailureError([...(await problemsWithoutEngine(scenarios, env)), ...asFailureError(error).failures]);
  }
}

async function runPlans(
  plans: readonly Plan[],
  scenarios: readonly LoadedScenario[],
  shared: Pick<Execution, 'machine' | 'outlets'> & { readonly options: RunOptions },
  { env, output, listen, show, told, command = commandOf }: RunWorld,
): Promise<RunResults> {
  const interruption = listen();
  try {
    const executions = plans.map((plan, index) => {
      return { ...shared, plan, loaded: scenarios[index]!, env, output, interruption, show, command };
    });
    const { analyses, failures } = await executeAll(await prepareAll(executions), told);
    return {
      analyses,
      failures: [...failures, ...(await failuresDuring(writeSummary(analyses, shared.options.reports)))],
    };
  } finally {
    interruption.release();
  }
}

/** All of them before the first is run, so that nothing is started while anything is wrong. */
async function prepareAll(executions: readonly Execution[]): Promise<readonly Execution[]> {
  const prepared = await gather(
    executions.map((one) => async () => {
      one.interruption.signal.throwIfAborted();
      const plan: Plan = await prepareRun(one);
      return { ...one, plan };
    }),
  );
  if (prepared.failures.length > 0) throw new FailureError(prepared.failures);
  return prepared.results;
}

/** What one of them could not begin or write does not keep the others from being told. */
async function executeAll(executions: readonly Execution[], told: RunWorld['told']): Promise<RunResults> {
  const analyses: Analysis[] = [];
  const failures: Failure[] = [];
  for (const execution of executions) {
    if (execution.interruption.signal.aborted) break;
    try {
      const { analysis, directory, events, failures: lost } = await execute(execution);
      const unwritten = await failuresDuring(writeReports(analysis, directory));
      analyses.push(analysis);
      failures.push(...lost, ...unwritten);
      told(analysis, unwritten.length === 0 ? directory.path : null);
      failures.push(...(await execution.outlets.tell(execution.plan, events, analysis)));
    } catch (error) {
      failures.push(...asFailureError(error).failures);
    }
  }
  return { analyses, failures };
}
