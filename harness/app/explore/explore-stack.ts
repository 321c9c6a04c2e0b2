/** An exploration on a real engine: learned, its rows tried, the matrix drawn, what is weak mended, and all of it written. */
import type { buildExploration } from '../../explore/build-exploration.ts';
import type { Exploration } from '../../model/exploration.ts';
import { fail } from '../../model/failure.ts';
import type { changesSince } from './changes-since.ts';
import type { learnStack } from './learn-stack.ts';
import type { measureRows } from './measure-rows.ts';
import type { mendExploration } from './mend-exploration.ts';

/** What is known before the first row. */
export type StackLearner = typeof learnStack;

/** What becomes of the rows, in their order. */
export type RowsMeasurer = typeof measureRows;

/** What becomes of what was measured. */
export type ExplorationBuilder = typeof buildExploration;

/** What is different since an earlier one. */
export type ExplorationComparer = typeof changesSince;

/** What becomes of what is weak. */
export type FindingsMender = typeof mendExploration;

export async function exploreStack(given: string | undefined): Promise<Exploration> {
  return fail('R107', `exploring ${given ?? 'the stack that is here'} is not possible in this version`);
}
