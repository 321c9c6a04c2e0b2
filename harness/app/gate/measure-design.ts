/** One scenario of a night on a real engine: its runs in a folder of their own, kept as those of a comparison are, each with its report. */
import { join, resolve } from 'node:path';
import type { ComparisonPlan } from '../../model/comparison-plan.ts';
import { openRunDirectory } from '../../store/run-directory.ts';
import { keepComparisonIn, keepEnd } from '../keep-comparison.ts';
import { type MeasuredComparison, type MeasuringWorld, measureRuns } from '../measure-comparison.ts';
import { writeReports } from '../write-reports.ts';

/** Returns when no run is under way any more. Throws R405 when the disk is full. */
export async function measureDesign(
  design: ComparisonPlan,
  folder: string,
  world: MeasuringWorld,
): Promise<MeasuredComparison> {
  const kept = await keepComparisonIn(design, design.seed, resolve(folder));
  const measured = await measureRuns(kept, world);
  keepEnd(kept, measured.ended);
  for (const { run, analysis } of measured.runs) {
    await writeReports(analysis, openRunDirectory(join(kept.directory.path, run.folder)));
  }
  return measured;
}
