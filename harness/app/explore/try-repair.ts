/** One repair on a stack of its own: the rows that it may help against are tried again there, and drawn. */
import { resolve } from 'node:path';
import { buildExploration } from '../../explore/build-exploration.ts';
import type { Option } from '../../mend/mending.ts';
import type { Repairable } from '../../mend/proposal.ts';
import { learnedAfter, watchedFor } from '../../mend/rows-again.ts';
import type { Exploration } from '../../model/exploration.ts';
import { type Failure, FailureError, failure } from '../../model/failure.ts';
import type { LearnedStack } from '../../model/learned.ts';
import { asFailureError } from '../harness-failure.ts';
import { patchedStack } from '../patched-stack.ts';
import { writeText } from '../write-text.ts';
import type { MeasuredRows, measureRows, RowsWorld } from './measure-rows.ts';

export interface RepairWorld extends Omit<RowsWorld, 'learned' | 'under'> {
  readonly repairable: Repairable;
  /** The engine's socket on its host. */
  readonly socket: string;
  readonly measure: typeof measureRows;
}

/** What was found on a stack with a repair, or why nothing was. */
export type TriedRepair = { readonly after: Exploration } | { readonly problem: Failure };

export interface RepairTrial {
  readonly option: Option;
  /** The rows. */
  readonly keys: readonly string[];
  /** The folder of its runs and its Compose files, below the exploration's. */
  readonly under: string;
}

export async function tryRepair(
  exploration: Exploration,
  { option: { repairs, proposal }, keys, under }: RepairTrial,
  { repairable, socket, measure, ...world }: RepairWorld,
): Promise<TriedRepair> {
  const folder = resolve(world.folder, under, 'compose');
  const { stack, files } = patchedStack(world.stack, proposal, { written: repairable.written, socket, folder });
  const learned = learnedAfter(exploration.learned, proposal.edits);
  const rows = exploration.rows.filter(({ row }) => keys.includes(row.key));
  const again = rows.map(({ row }) => watchedFor(row, repairs, repairable.project));
  try {
    for (const [file, text] of files) await writeText(file, text);
    const found = await measure(again, { ...world, stack, learned, under });
    if (found.measured.length === 0 && found.failures.length > 0) throw new FailureError(found.failures);
    return { after: afterwards(exploration, learned, found) };
  } catch (error) {
    const [first] = asFailureError(error).failures;
    const fix = first?.fix == null ? {} : { fix: first.fix };
    return { problem: failure('R245', `${proposal.sentence}: ${first?.message ?? 'no row could be tried'}`, fix) };
  }
}

function afterwards(exploration: Exploration, learned: LearnedStack, found: MeasuredRows): Exploration {
  const { stack, files, run, seed, version, command, wall, took, budget, ending, engine } = exploration;
  const stamp = { stack, files, run, seed, version, command, wall, took, budget, ending, engine };
  return buildExploration({ ...stamp, learned, ...found });
}
