/** `resilience compare`: read what is asked, plan it, prepare it, run it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { CompareOptions } from '../app/asked-options.ts';
import { imagesWithoutEngine, loadForPlans } from '../app/compile-scenarios.ts';
import type { Output } from '../app/output-port.ts';
import { idlePlan, planComparison, readComparison } from '../app/plan-comparison.ts';
import { prepareVariants } from '../app/prepare-variants.ts';
import { newSeed } from '../engine/system/random.ts';
import type { ExitCode } from '../model/failure.ts';
import { ensureEngine, type Machine } from '../provision/ensure.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { renderComparisonPlan } from '../report/comparison/plan.ts';
import type { LoadedScenario } from '../scenario-file/load-scenario.ts';
import { listenForInterruption } from './interruption.ts';
import { repeatCommand } from './repeat-command.ts';
import { checkReports } from './reports-folder.ts';
import { runComparison } from './run-comparison.ts';
import { stepProgress } from './step-progress.ts';

export async function compareCommand(name: string, options: CompareOptions, output: Output): Promise<ExitCode> {
  await checkReports(options.reports);
  const [loaded] = await loadForPlans([name]);
  if (loaded === undefined) throw new Error('a loaded scenario is missing');
  const revisions = await mkdtemp(join(tmpdir(), 'resilience-revisions-'));
  try {
    return await (options.dryRun ? planOnly : planAndRun)(loaded, options, revisions, output);
  } finally {
    await rm(revisions, { recursive: true, force: true });
  }
}

const commandOf = (seed: string): string => repeatCommand(process.argv.slice(2), seed);

async function planOnly(
  loaded: LoadedScenario,
  options: CompareOptions,
  revisions: string,
  output: Output,
): Promise<ExitCode> {
  const seed = options.seed ?? newSeed();
  const needs = { image: imagesWithoutEngine.node, socket: usualSocket };
  const compose = await requireCompose(process.env);
  const progress = stepProgress(output, 'variants read');
  const inputs = { compose, images: imagesWithoutEngine, seed, needs, revisions, progress };
  const asked = await readComparison(loaded, options, inputs, commandOf(seed));
  const plan = planComparison(asked, asked.variants, await idlePlan(asked, inputs));
  output.out(options.json ? JSON.stringify(plan) : renderComparisonPlan(plan, output));
  return 0;
}

async function planAndRun(
  loaded: LoadedScenario,
  options: CompareOptions,
  revisions: string,
  output: Output,
): Promise<ExitCode> {
  const machine = await ensureEngine({ mayProvision: options.provision, onProgress: output.err });
  const seed = options.seed ?? newSeed();
  const needs = { image: machine.images.node, socket: socketOf(machine) };
  const inputs = { ...machine, seed, needs, revisions, progress: stepProgress(output, 'variants read') };
  const interruption = listenForInterruption(output);
  const world = { machine, options, output, interruption };
  try {
    const asked = await readComparison(loaded, options, inputs, commandOf(seed));
    const plan = planComparison(asked, await prepareVariants(asked, world), await idlePlan(asked, inputs));
    if (!options.json) output.err(renderComparisonPlan(plan, output));
    return await runComparison(plan, asked, inputs, world);
  } finally {
    interruption.release();
  }
}

const usualSocket = '/var/run/docker.sock';

/** The engine's socket as its own host has it; the usual place where it is asked over a network. */
const socketOf = ({ endpoint }: Machine): string => /^unix:\/\/(.+)$/.exec(endpoint.dockerHost)?.[1] ?? usualSocket;
