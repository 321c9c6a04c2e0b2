/** One stack on a machine that is there: learned, its rows tried, the matrix drawn, what is weak repaired, and all of it kept in a folder. */
import { basename, resolve } from 'node:path';
import { k6 } from '../../dsl/loads.ts';
import { buildExploration, type ExplorationFacts } from '../../explore/build-exploration.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { ExploreRow, MeasuredRow, TriedRow } from '../../model/explore-row.ts';
import type { Failure } from '../../model/failure.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { withoutSecrets } from '../../model/secret.ts';
import type { Stack } from '../../model/stack.ts';
import { milliseconds } from '../../model/time.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import { filesOf } from '../../scenario-file/compose-file.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import type { Attached } from '../attach.ts';
import { failuresDuring } from '../harness-failure.ts';
import type { Output } from '../output-port.ts';
import { packageVersion } from '../package-version.ts';
import { askedRows, leastBudget, refuseTooLittle } from './explore-asked.ts';
import { type ExploreFolder, keepLearned } from './explore-folder.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { PairsEvent } from './explore-pairs.ts';
import { type LearnedProject, learnStack } from './learn-stack.ts';
import { type MeasuredRows, measureRows, type RowsEvent, type RowsWorld } from './measure-rows.ts';
import { mendExploration } from './mend-exploration.ts';
import { endsBeforePairs, withPairs } from './pairs-part.ts';
import { writeExploration } from './write-exploration.ts';
import { writePairs } from './write-pairs.ts';

/** What is explored, on what, and where it is kept. */
export interface ExploredPlace {
  /** Its Compose files are settled. */
  readonly stack: Stack;
  /** What is attached to in place of bringing `stack` up. Null: it is brought up. */
  readonly attached: Attached | null;
  readonly machine: Machine;
  readonly folder: ExploreFolder;
  /** Aborts on Ctrl-C; its reason is a FailureError. */
  readonly signal: AbortSignal;
}

/** What an exploration needs, and whom it tells. */
export interface ExploringWorld {
  readonly env: Env;
  readonly output: Output;
  /** What makes the same exploration again. */
  readonly command: (seed: string) => string;
  /** Before what is attached to is broken. */
  readonly confirm: (name: string, rows: readonly ExploreRow[]) => Promise<void>;
  /** Called once with what was learned and all rows that are to be tried, in their order. */
  readonly planned: (learned: LearnedProject, rows: readonly ExploreRow[]) => void;
  readonly progress: (event: RowsEvent) => void;
  /** The same of rows that are tried again with a repair. */
  readonly repairing: (event: RowsEvent) => void;
  readonly pairs: (event: PairsEvent) => void;
}

export interface ExploredStack {
  readonly exploration: Exploration;
  /** Of two faults at once; null: nobody asked, or it was interrupted. */
  readonly pairs: PairsReport | null;
  /** Tries rows once more, by their keys, whatever the budget. */
  readonly again: (keys: readonly string[]) => Promise<Exploration>;
  /** Its files that could not be written. */
  readonly unwritten: readonly Failure[];
}

/** Throws what is wrong before the first row, and R242 where the budget does not bear one. Returns when nothing of it is up any more. */
export async function exploreOn(
  { stack, attached, machine, folder, signal }: ExploredPlace,
  options: ExploreOptions,
  world: ExploringWorld,
): Promise<ExploredStack> {
  const { env, output } = world;
  const began = Date.now();
  const load = loadOf(options);
  const inputs = { stack, attached, machine, env, output, signal, load };
  const project =
    folder.learned ??
    (await learnStack({ ...inputs, given: options.probe, folder: folder.directory.path, seed: folder.seed }));
  if (folder.learned === null) await keepLearned(folder, project);
  const rows = askedRows(project, options);
  refuseTooLittle(rows, options, milliseconds(Date.now() - began));
  if (attached !== null) await world.confirm(attached.attached.name, rows);
  world.planned(project, rows);
  const ends = endsBeforePairs(began, options);
  const rowsWorld: RowsWorld = {
    ...inputs,
    ...{ learned: project.learned, folder: folder.directory.path, under: 'runs', seed: folder.seed },
    ...{ command: world.command(folder.seed), jobs: options.jobs, budgetEnds: ends, progress: world.progress },
  };
  const stamp = { ...(await stampOf(stack, folder, options, world)), learned: project.learned };
  const tryUntil = async (budgetEnds: number): Promise<Tried> => {
    const measured = await measureRows(rows, { ...rowsWorld, budgetEnds });
    return { measured, exploration: explorationOf(measured, { ...stamp, began, signal }) };
  };
  const mayMend = options.mend && attached === null;
  const mend = async ({ exploration, measured }: Tried): Promise<Exploration> => {
    if (!mayMend || signal.aborted || measured.failures.length > 0) return exploration;
    return mendExploration(exploration, { ...rowsWorld, progress: world.repairing, reports: options.reports });
  };
  let tried = await tryUntil(mayMend ? began + shareOfRows * (ends - began) : ends);
  let mended = await mend(tried);
  // What repairs have left of their time is the rows' own; what was tried of both is on disk, and is not tried again.
  if (mayMend && tried.exploration.ending === 'budget' && Date.now() + leastBudget < ends) {
    tried = await tryUntil(ends);
    mended = await mend(tried);
  }
  const { measured } = tried;
  const pairsWorld = { ...rowsWorld, budgetEnds: began + options.budget };
  const part = { options, project, rows, measured: measured.measured, exploration: mended, world: pairsWorld };
  const { exploration: whole, pairs } = await withPairs({ ...part, progress: world.pairs });
  const exploration: Exploration = {
    ...whole,
    took: milliseconds(Date.now() - began),
    ending: signal.aborted ? 'interrupted' : whole.ending,
  };
  const unwritten = await failuresDuring(
    keepAll(exploration, { measured: measured.measured, pairs, directory: folder.directory }),
  );
  const again = async (keys: readonly string[]): Promise<Exploration> => {
    const doubted = rows.filter(({ key }) => keys.includes(key));
    const once = { ...rowsWorld, under: 'again', budgetEnds: Number.POSITIVE_INFINITY };
    return explorationOf(await measureRows(doubted, once), { ...stamp, began, signal });
  };
  return { exploration, pairs, again, unwritten };
}

/** By the name of its file. */
const loadOf = ({ load }: ExploreOptions): RowsWorld['load'] =>
  load === undefined ? {} : { [basename(load)]: k6({ dirname: resolve('.') }, load) };

/** What all else is derived from is kept too. */
async function keepAll(exploration: Exploration, { measured, pairs, directory }: Kept) {
  await directory.save('facts.json', `${JSON.stringify(measured.map(factOf), withoutSecrets, 1)}\n`);
  if (pairs !== null) await writePairs(pairs, directory);
  await writeExploration(exploration, directory);
}

interface Kept extends Pick<MeasuredRows, 'measured'>, Pick<ExploredStack, 'pairs'> {
  readonly directory: RunDirectory;
}

/** What its run says is not said again. */
const factOf = ({ row, run, experiment, remedies, took, windows }: MeasuredRow): TriedRow => ({
  ...{ row, run, experiment, remedies, took, windows },
});

/** The rest of the budget is for repairs. */
const shareOfRows = 0.7;

interface Tried {
  readonly measured: MeasuredRows;
  readonly exploration: Exploration;
}

type Stamp = Pick<ExplorationFacts, 'stack' | 'files' | 'run' | 'seed' | 'version' | 'command' | 'wall' | 'budget'>;

const explorationOf = (
  found: MeasuredRows,
  { began, signal, ...stamp }: Stamp & Pick<ExplorationFacts, 'learned'> & { began: number; signal: AbortSignal },
): Exploration =>
  buildExploration({
    ...stamp,
    ...{ measured: found.measured, untried: found.untried, engine: found.engine },
    ...{ failures: found.failures, leftovers: found.leftovers },
    took: milliseconds(Date.now() - began),
    ending: endingOf(found, signal),
  });

async function stampOf(
  stack: Stack,
  { run, seed, wall }: ExploreFolder,
  { budget }: ExploreOptions,
  { command }: Pick<ExploringWorld, 'command'>,
): Promise<Stamp> {
  const files = filesOf(stack).map(shown);
  return { stack: stack.name, files, run, seed, version: await packageVersion(), command: command(seed), wall, budget };
}

function endingOf({ untried, failures }: MeasuredRows, { aborted }: AbortSignal): Exploration['ending'] {
  if (aborted) return 'interrupted';
  if (failures.length > 0) return 'aborted';
  return untried.some(({ why }) => why === 'budget') ? 'budget' : 'completed';
}
