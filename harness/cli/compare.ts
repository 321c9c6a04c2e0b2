/** `resilience compare`: read, plan, prepare, run the campaign, compare, confirm, report, exit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runCampaign } from '../campaign/campaign.ts';
import { answered } from '../comparison/answer.ts';
import { type CompareInput, compare } from '../comparison/compare.ts';
import type { MeasuredRun } from '../comparison/measured-run.ts';
import type { CompiledVariant } from '../design/design.ts';
import { systemClock } from '../engine/system/clock.ts';
import { newSeed } from '../engine/system/random.ts';
import type { CampaignRun, ComparisonIdentity } from '../model/campaign-run.ts';
import type { Comparison } from '../model/comparison.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { ExitCode, Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { requireCompose } from '../provision/compose.ts';
import { ensureEngine, type Machine } from '../provision/ensure.ts';
import { renderComparisonPlan } from '../report/comparison/plan.ts';
import { appendCampaignLine } from '../store/comparison-directory.ts';
import { makeRunDirectory, type RunDirectory, runName } from '../store/run-directory.ts';
import { compareExitCode } from './compare-exit-code.ts';
import type { CompareOptions } from './compare-options.ts';
import { showCampaign } from './compare-progress.ts';
import { imagesWithoutEngine, loadForPlans } from './compile-scenarios.ts';
import type { VariantInputs } from './compile-variants.ts';
import { confirmPatch } from './confirm-patch.ts';
import { type Interruption, listenForInterruption } from './interruption.ts';
import type { LoadedScenario } from './load-scenario.ts';
import type { Output } from './output.ts';
import { packageVersion } from './package-version.ts';
import { type Asked, idlePlan, planComparison, readComparison } from './plan-comparison.ts';
import { prepareRun } from './prepare-run.ts';
import { describeFailures } from './print-failures.ts';
import { gitCommit } from './provenance.ts';
import { reportComparison, userComposeFile } from './report-comparison.ts';
import { runCell } from './run-cell.ts';

export async function compareCommand(name: string, options: CompareOptions, output: Output): Promise<ExitCode> {
  const [loaded] = await loadForPlans([name]);
  if (loaded === undefined) throw new Error('a scenario was loaded as none');
  const revisions = await mkdtemp(join(tmpdir(), 'resilience-revisions-'));
  try {
    return await (options.dryRun ? dryRun : runComparison)(loaded, options, revisions, output);
  } finally {
    await rm(revisions, { recursive: true, force: true });
  }
}

const commandOf = (name: string, seed: string): string =>
  [
    `resilience compare ${name}`,
    ...process.argv.slice(4).filter((word, index, all) => word !== '--seed' && all[index - 1] !== '--seed'),
  ]
    .map((word, index) => (index > 0 && /[^\w./:=,@+-]/.test(word) ? `'${word}'` : word))
    .concat(`--seed ${seed}`)
    .join(' ');

async function dryRun(
  loaded: LoadedScenario,
  options: CompareOptions,
  revisions: string,
  output: Output,
): Promise<ExitCode> {
  const seed = options.seed ?? newSeed();
  const needs = { image: imagesWithoutEngine.node, socket: '/var/run/docker.sock' };
  const inputs = { compose: await requireCompose(process.env), images: imagesWithoutEngine, seed, needs, revisions };
  const asked = await readComparison(loaded, options, inputs, commandOf(loaded.file, seed));
  const plan = planComparison(asked, asked.variants, await idlePlan(asked, inputs));
  output.out(options.json ? JSON.stringify(plan) : renderComparisonPlan(plan, output));
  return 0;
}

async function runComparison(
  loaded: LoadedScenario,
  options: CompareOptions,
  revisions: string,
  output: Output,
): Promise<ExitCode> {
  const machine = await ensureEngine({ mayProvision: options.provision, onProgress: output.err });
  const seed = options.seed ?? newSeed();
  const needs = { image: machine.images.node, socket: socketOf(machine) };
  const inputs = { ...machine, seed, needs, revisions };
  const interruption = listenForInterruption(output);
  try {
    const asked = await readComparison(loaded, options, inputs, commandOf(loaded.file, seed));
    const prepared = await prepareAll(asked, { machine, options, output, interruption });
    return await runPlanned(asked, prepared, inputs, { machine, options, output, interruption });
  } finally {
    interruption.release();
  }
}

/** The engine's socket as its own host has it; the usual place where it is asked over a network. */
const socketOf = ({ endpoint }: Machine): string =>
  /^unix:\/\/(.+)$/.exec(endpoint.dockerHost)?.[1] ?? '/var/run/docker.sock';

interface World {
  readonly machine: Machine;
  readonly options: CompareOptions;
  readonly output: Output;
  readonly interruption: Interruption;
}

/** The images of every variant, before the first run; variants that build and pull the same are prepared once. */
async function prepareAll(asked: Asked, world: World): Promise<readonly CompiledVariant[]> {
  const done = new Map<string, readonly Plan['services'][number][]>();
  const prepared: CompiledVariant[] = [];
  for (const variant of asked.variants) {
    const { stack } = variant.plan;
    const key = JSON.stringify([variant.plan.services.map((one) => one.image), stack.folder, stack.variables]);
    const unknown = variant.plan.services.some((one) => one.healthFrom === 'unknown');
    if (done.has(key) && !unknown) prepared.push(variant);
    else {
      const own = { ...asked.loaded, scenario: { ...asked.loaded.scenario, stack } };
      const plan = await prepareRun({ ...world, plan: variant.plan, loaded: own });
      done.set(key, plan.services);
      prepared.push({ ...variant, plan });
    }
  }
  return prepared;
}

async function runPlanned(
  asked: Asked,
  variants: readonly CompiledVariant[],
  inputs: VariantInputs,
  world: World,
): Promise<ExitCode> {
  const { options, output } = world;
  const plan = planComparison(asked, variants, await idlePlan(asked, inputs));
  if (!options.json) output.err(renderComparisonPlan(plan, output));
  const name = `compare-${runName(new Date(), inputs.seed)}`;
  const directory = makeRunDirectory(options.reports, plan.scenario, name);
  const identity = await identityOf(plan, name);
  await savePlan(plan, directory);
  appendCampaignLine(directory.path, { type: 'comparison.began', ...identity });

  const measured = new Map<string, Omit<MeasuredRun, 'run'>>();
  const runs: MeasuredRun[] = [];
  const rejected: CampaignRun[] = [];
  const left: string[] = [];
  const record = (run: CampaignRun): void => {
    const own = measured.get(run.folder);
    if (run.rejected === null && own !== undefined) runs.push({ run, ...own });
    else rejected.push(run);
    measured.delete(run.folder);
    appendCampaignLine(directory.path, { type: run.rejected === null ? 'run.used' : 'run.rejected', ...run });
  };
  const runOne = runCell({
    machine: world.machine,
    folder: directory.path,
    name: name.slice('compare-'.length),
    signal: world.interruption.signal,
    measured: (folder, run) => measured.set(folder, run),
    leftBehind: (things) => left.push(...things),
  });
  const progress = showCampaign(plan, output);
  const campaign = {
    clock: systemClock(),
    cpus: cpus().length,
    signal: world.interruption.signal,
    runOne,
    look: (look: ComparisonPlan['looks'][number]) => answered(plan, runs, look),
    record,
    progress,
  };
  const ended = await runCampaign(plan, campaign);
  const composeFile = await userComposeFile(asked.loaded.scenario.stack, directory);
  const input: CompareInput = { plan, identity, runs, rejected, ended, composeFile };
  const first = compare(input);
  const confirmed = options.confirm && ended.ending !== 'interrupted';
  const trying = { comparison: first, plan, asked, inputs, directory, runOne, record, output };
  const untried = confirmed ? await confirmPatch(trying) : [];
  appendCampaignLine(directory.path, { type: 'comparison.ended', ...ended });
  return finish(confirmed ? compare(input) : first, directory, { left, untried }, world);
}

/** What could not be done beside the runs: things left behind, and why the patch was not tried. */
interface Remains {
  readonly left: readonly string[];
  readonly untried: readonly Failure[];
}

async function finish(
  comparison: Comparison,
  directory: RunDirectory,
  { left, untried }: Remains,
  { options, output }: World,
): Promise<ExitCode> {
  const failures = [...untried, ...(await reportComparison(comparison, directory, options, output))];
  if (left.length > 0) output.err(`left behind  ${left.join(', ')}; \`resilience recover\` removes it`);
  if (failures.length > 0) output.err(describeFailures(failures));
  return compareExitCode(comparison, left, failures);
}

const identityOf = async (plan: ComparisonPlan, run: string): Promise<ComparisonIdentity> => ({
  run,
  command: plan.command,
  version: await packageVersion(),
  commit: await gitCommit(plan.variants[0]!.plan.stack.folder),
  wall: Date.now(),
});

async function savePlan(plan: ComparisonPlan, directory: RunDirectory): Promise<void> {
  await directory.save('plan.json', `${JSON.stringify(plan, null, 1)}\n`);
  for (const { name, override } of plan.variants) {
    await directory.save(`overrides/${name.replaceAll(/[^\w.-]+/g, '-')}.yaml`, override);
  }
}
