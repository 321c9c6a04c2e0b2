/** One scenario of a night on a real engine: its runs in a folder of their own, kept as those of a comparison are. */
import { resolve } from 'node:path';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import { keepComparisonIn, keepEnd } from '../keep-comparison.ts';
import { type MeasuredComparison, type MeasuringWorld, measureRuns } from '../measure-comparison.ts';

/** Returns when no run is under way any more. Throws R405 when the disk is full. */
export async function measureDesign(
  design: ComparisonPlan,
  folder: string,
  world: MeasuringWorld,
): Promise<MeasuredComparison> {
  const kept = await keepComparisonIn(design, design.seed, resolve(folder));
  const measured = await measureRuns(kept, world);
  keepEnd(kept, measured.ended);
  return measured;
}
