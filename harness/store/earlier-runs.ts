/** The stored runs of a stack, newest first: what they measured may be taken for granted. */
import { glob } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readRun, type StoredRun } from './read-run.ts';

/** The newest so many: older ones speak of other code. */
const runsRead = 10;

/** Single runs and those of comparisons. Empty where nothing is stored; what cannot be read is passed over. */
export async function earlierRuns(reports: string, folder: string): Promise<readonly StoredRun[]> {
  const timelines: string[] = [];
  for await (const path of glob('*/{*,*/runs/*}/timeline.ndjson', { cwd: reports })) timelines.push(path);
  const found: StoredRun[] = [];
  for (const path of timelines.sort(newestFirst)) {
    if (found.length === runsRead) break;
    const run = await readRun(resolve(reports, dirname(path))).catch(() => null);
    if (run !== null && resolve(run.plan.stack.folder) === resolve(folder)) found.push(run);
  }
  return found;
}

/** A run's or a comparison's folder is called by its time. */
const timeIn = (path: string): string => /\d{8}-\d{6}/.exec(path)?.[0] ?? '';
const newestFirst = (a: string, b: string): number =>
  timeIn(a) < timeIn(b) ? 1 : timeIn(a) > timeIn(b) ? -1 : a < b ? 1 : -1;
