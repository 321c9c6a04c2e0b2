/** An exploration on a real engine: learned, its rows tried, the matrix drawn, what is weak mended, and all of it written. */
import type { Exploration } from '../../model/exploration.ts';
import { fail } from '../../model/failure.ts';
import type { drawExploration } from './draw-exploration.ts';
import type { learnStack } from './learn-stack.ts';
import type { measureRows } from './measure-rows.ts';
import type { mendExploration } from './mend-exploration.ts';

/** What is known before the first row. */
export type StackLearner = typeof learnStack;

/** What becomes of the rows, in their order. */
export type RowsMeasurer = typeof measureRows;

/** What becomes of what was measured. */
export type ExplorationDrawer = typeof drawExploration;

/** What becomes of what is weak. */
export type FindingsMender = typeof mendExploration;

export async function exploreStack(given: string | undefined): Promise<Exploration> {
  return fail('R107', `exploring ${given ?? 'the stack that is here'} is not possible in this version`);
}
