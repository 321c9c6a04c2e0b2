/** The part of an exploration that is about two faults at once: what of the budget is left for it, and what comes of it whatever happens. */
import type { Exploration } from '../../model/exploration.ts';
import type { ExploreRow, MeasuredRow } from '../../model/explore-row.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { asFailureError } from '../harness-failure.ts';
import type { ExploreOptions } from './explore-options.ts';
import { type ExploredPairs, explorePairs, type PairsEvent } from './explore-pairs.ts';
import type { LearnedProject } from './learn-stack.ts';
import { measureRows, type RowsWorld } from './measure-rows.ts';

/** What single faults, and repairs, may have of the budget where pairs are asked for. */
const shareBefore = 0.6;

/** When single faults and repairs must be done, milliseconds since 1970 UTC. */
export const endsBeforePairs = (began: number, { budget, pairs }: ExploreOptions): number =>
  began + (pairs === undefined ? 1 : shareBefore) * budget;

export interface PairsPart {
  readonly options: ExploreOptions;
  readonly project: LearnedProject;
  readonly rows: readonly ExploreRow[];
  readonly measured: readonly MeasuredRow[];
  readonly exploration: Exploration;
  readonly world: RowsWorld;
  readonly progress: (event: PairsEvent) => void;
}

export interface WithPairs {
  /** With what went wrong in it. */
  readonly exploration: Exploration;
  /** Null: nobody asked, or it was interrupted. */
  readonly pairs: PairsReport | null;
}

/** Never throws: what single faults showed is not lost by it. */
export async function withPairs(part: PairsPart): Promise<WithPairs> {
  const { options, project, rows, measured, exploration, world, progress } = part;
  if (options.pairs === undefined || world.signal.aborted || exploration.failures.length > 0) {
    return { exploration, pairs: null };
  }
  try {
    const explored: ExploredPairs = await explorePairs({
      ...{ services: project.services, rows, measured, graph: exploration.graph, count: options.pairs },
      ...{
        world: { ...world, under: 'pairs', fresh: 'always', progress: () => undefined },
        measure: measureRows,
        progress,
      },
    });
    const failures = [...exploration.failures, ...explored.failures];
    const leftovers = [...exploration.leftovers, ...explored.leftovers];
    return { exploration: { ...exploration, failures, leftovers }, pairs: explored.report };
  } catch (error) {
    if (world.signal.aborted) return { exploration, pairs: null };
    const failures = [...exploration.failures, ...asFailureError(error).failures];
    return { exploration: { ...exploration, failures }, pairs: null };
  }
}
