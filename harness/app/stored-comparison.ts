/** A stored comparison, answered again from its runs. */
import { join, resolve } from 'node:path';
import { compare } from '../comparison/compare.ts';
import { measureRun } from '../comparison/measured-run.ts';
import type { Comparison } from '../model/comparison.ts';
import { readComparison } from '../store/comparison-directory.ts';
import { readRun } from '../store/read-run.ts';
import { openRunDirectory } from '../store/run-directory.ts';
import { keptComposeFile } from './compose-kept.ts';
import { writeComparison } from './write-comparison.ts';

/** `write`: whether the reports are written again. Throws R410 where something of it is missing or does not belong to it. */
export async function compareAgain(folder: string, write: boolean): Promise<Comparison> {
  const { plan, identity, used, rejected, ended } = await readComparison(folder);
  const runs = [];
  for (const run of used) {
    const stored = await readRun(join(folder, run.folder));
    runs.push(measureRun(run, stored.plan, stored.events));
  }
  const reference = plan.variants.find((one) => one.name === plan.reference)!;
  const composeFile = await keptComposeFile(folder, reference.plan.stack);
  const comparison = compare({ plan, identity, runs, rejected, ended, composeFile });
  if (write) await writeComparison(comparison, openRunDirectory(resolve(folder)));
  return comparison;
}
