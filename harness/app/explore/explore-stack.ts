/** An exploration on a real engine: learned, its rows tried, the matrix drawn, what is weak mended, and all of it written. */
import { basename, resolve } from 'node:path';
import { k6 } from '../../dsl/loads.ts';
import { newSeed } from '../../engine/system/random.ts';
import { buildExploration, type ExplorationFacts } from '../../explore/build-exploration.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange, WorseCells } from '../../model/exploration-change.ts';
import type { ExploreRow, MeasuredRow, TriedRow } from '../../model/explore-row.ts';
import type { Failure } from '../../model/failure.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { withoutSecrets } from '../../model/secret.ts';
import type { Stack } from '../../model/stack.ts';
import { milliseconds, seconds } from '../../model/time.ts';
import type { Env } from '../../provision/host/paths.ts';
import { filesOf } from '../../scenario-file/compose-file.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import { attachTo } from '../attach.ts';
import { sweptMachine } from '../find-machine.ts';
import { failuresDuring } from '../harness-failure.ts';
import type { Interruption } from '../interruption.ts';
import type { Output } from '../output-port.ts';
import { packageVersion } from '../package-version.ts';
import { changesSince } from './changes-since.ts';
import { askedRows, refuseTooLittle, stackOf } from './explore-asked.ts';
import { type ExploreFolder, keepLearned, openExploreFolder } from './explore-folder.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { PairsEvent } from './explore-pairs.ts';
import { type LearnedProject, learnStack } from './learn-stack.ts';
import { type MeasuredRows, measureRows, type RowsEvent, type RowsWorld } from './measure-rows.ts';
import { mendExploration } from './mend-exploration.ts';
import { noCellWorse } from './no-cell-worse.ts';
import { endsBeforePairs, withPairs } from './pairs-part.ts';
import { writeExploration } from './write-exploration.ts';
import { writePairs } from './write-pairs.ts';

export interface ExploreWorld {
  readonly env: Env;
  readonly output: Output;
  readonly listen: () => Interruption;
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

export interface Explored {
  readonly exploration: Exploration;
  /** Since an earlier one; null: nobody asked, or there is none. */
  readonly changes: ExplorationChange | null;
  /** Of two faults at once; null: nobody asked, or it was interrupted. */
  readonly pairs: PairsReport | null;
  /** Null: it is no objective that no cell gets worse. */
  readonly worse: WorseCells | null;
  /** Where its files lie; null: they could not be written. */
  readonly folder: string | null;
  readonly failures: readonly Failure[];
}

/** Throws what is wrong before the first row. `given`: the Compose file or its folder; undefined: what is here. */
export async function exploreStack(
  given: string | undefined,
  options: ExploreOptions,
  world: ExploreWorld,
): Promise<Explored> {
  const { env, output } = world;
  const seed = options.seed ?? newSeed();
  const stack = await stackOf(given, options, env);
  const machine = await sweptMachine(options, { env, output });
  const attached = options.attach === undefined ? null : await attachTo(machine.endpoint, options.attach);
  const folder = await openExploreFolder(stack, seed, options);
  const interruption = world.listen();
  try {
    const began = Date.now();
    const { signal } = interruption;
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
    if (mayMend && tried.exploration.ending === 'budget' && Date.now() + aRow < ends) {
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
    const worse = options.worse ? null : await noCellWorse(exploration, folder.directory, again);
    const { since } = options;
    const changes = since === undefined ? null : await changesSince(since, exploration, folder.directory.path);
    return {
      exploration,
      changes,
      pairs,
      worse,
      folder: unwritten.length === 0 ? folder.directory.path : null,
      failures: unwritten,
    };
  } finally {
    interruption.release();
    output.status(null);
  }
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

interface Kept extends Pick<MeasuredRows, 'measured'>, Pick<Explored, 'pairs'> {
  readonly directory: RunDirectory;
}

/** What its run says is not said again. */
const factOf = ({ row, run, experiment, remedies, took, windows }: MeasuredRow): TriedRow => ({
  ...{ row, run, experiment, remedies, took, windows },
});

/** The rest of the budget is for repairs. */
const shareOfRows = 0.7;

/** For less than this no stack is brought up. */
const aRow = seconds(40);

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
  { command }: ExploreWorld,
): Promise<Stamp> {
  const files = filesOf(stack).map(shown);
  return { stack: stack.name, files, run, seed, version: await packageVersion(), command: command(seed), wall, budget };
}

function endingOf({ untried, failures }: MeasuredRows, { aborted }: AbortSignal): Exploration['ending'] {
  if (aborted) return 'interrupted';
  if (failures.length > 0) return 'aborted';
  return untried.some(({ why }) => why === 'budget') ? 'budget' : 'completed';
}
