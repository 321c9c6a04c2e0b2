/** An exploration of a stack on a real engine → the same with repairs, tried on that engine. */
import type { Exploration } from '../../model/exploration.ts';
import { socketOf } from '../compare-variants.ts';
import { measureRows, type RowsWorld } from './measure-rows.ts';
import { mendFindings } from './mend-findings.ts';
import { mendProject } from './mend-project.ts';

/** The world of its rows, as they were measured. `reports`: where earlier runs of the stack are. */
export interface ExplorationWorld extends Omit<RowsWorld, 'learned' | 'under'> {
  readonly reports: string;
}

/** As `mendFindings` does; nothing is read or written where nothing is weak. */
export async function mendExploration(
  exploration: Exploration,
  { reports, ...world }: ExplorationWorld,
): Promise<Exploration> {
  if (exploration.findings.length === 0) return exploration;
  const { machine, stack, env } = world;
  const repairable = await mendProject({ stack, learned: exploration.learned, reports }, machine, env);
  return mendFindings(exploration, {
    ...world,
    repairable,
    socket: socketOf(machine),
    measure: measureRows,
    now: Date.now,
  });
}
