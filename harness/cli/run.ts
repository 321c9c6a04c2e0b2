/** `resilience run`: load, compile, connect, run, analyse, report, exit. */
import process from 'node:process';
import { compileScenarios, gather, loadForPlans, problemsWithoutEngine } from '../app/compile-scenarios.ts';
import type { Execution, RunOptions } from '../app/execution.ts';
import { asFailureError } from '../app/harness-failure.ts';
import type { Output } from '../app/output-port.ts';
import { prepareRun } from '../app/prepare-run.ts';
import { newSeed } from '../engine/system/random.ts';
import { type Outlets, openOutlets } from '../metrics/outlets.ts';
import type { Analysis } from '../model/analysis.ts';
import { type ExitCode, type Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { ensureEngine, type Machine } from '../provision/ensure.ts';
import { discoverEngine } from '../provision/finding/discover.ts';
import type { LoadedScenario } from '../scenario-file/load-scenario.ts';
import { execute } from './execute.ts';
import { exitCodeOf } from './exit-code.ts';
import { listenForInterruption } from './interruption.ts';
import { describeFailures } from './print-failures.ts';
import { reportAll, reportOne } from './report-run.ts';
import { checkReports } from './reports-folder.ts';
import { sayWhichNode } from './which-node.ts';

export async function runCommand(names: readonly string[], options: RunOptions, output: Output): Promise<ExitCode> {
  await checkReports(options.reports);
  const scenarios = await loadForPlans(names);
  await sayWhichNode(process.env, options.reports, output);
  const outlets = await openFor(scenarios, options);
  if (outlets.url !== null) output.err(`metrics ${outlets.url}`);
  try {
    return await runAll(scenarios, outlets, options, output);
  } finally {
    await outlets.close();
  }
}

/** Before an engine is looked for. Where something cannot be opened, what is wrong with the plans is reported with it. */
async function openFor(scenarios: readonly LoadedScenario[], options: RunOptions): Promise<Outlets> {
  try {
    return await openOutlets(options, process.env.RESILIENCE_GRAFANA_TOKEN);
  } catch (error) {
    throw new FailureError([...(await problemsWithoutEngine(scenarios)), ...asFailureError(error).failures]);
  }
}

async function runAll(
  scenarios: readonly LoadedScenario[],
  outlets: Outlets,
  options: RunOptions,
  output: Output,
): Promise<ExitCode> {
  const machine = await findMachine(scenarios, options, output);
  const plans = await compileScenarios(scenarios, { ...machine, seed: options.seed ?? newSeed() });
  const interruption = listenForInterruption(output);
  try {
    const executions = plans.map((plan, index) => {
      return { plan, loaded: scenarios[index]!, machine, options, output, interruption, outlets };
    });
    return await executeAll(await prepareAll(executions), options, output);
  } finally {
    interruption.release();
  }
}

/** An engine may take minutes to set up, so mistakes that can be seen without one are reported first. */
async function findMachine(
  scenarios: readonly LoadedScenario[],
  { provision }: RunOptions,
  output: Output,
): Promise<Machine> {
  if (!('endpoint' in (await discoverEngine(process.env)))) {
    const problems = await problemsWithoutEngine(scenarios);
    if (problems.length > 0) throw new FailureError(problems);
  }
  return ensureEngine({ mayProvision: provision, onProgress: output.err });
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

/** One after the other. What one of them could not begin or write does not keep the others from being told. */
async function executeAll(executions: readonly Execution[], options: RunOptions, output: Output): Promise<ExitCode> {
  const analyses: Analysis[] = [];
  const failures: Failure[] = [];
  for (const execution of executions) {
    if (execution.interruption.signal.aborted) break;
    try {
      const executed = await execute(execution);
      analyses.push(executed.analysis);
      failures.push(...executed.failures, ...(await reportOne(executed, options, output)));
      failures.push(...(await execution.outlets.tell(execution.plan, executed.events, executed.analysis)));
    } catch (error) {
      failures.push(...asFailureError(error).failures);
    }
  }
  failures.push(...(await reportAll(analyses, options, output)));
  if (failures.length > 0) output.err(describeFailures(failures));
  return exitCodeOf(analyses, failures);
}
