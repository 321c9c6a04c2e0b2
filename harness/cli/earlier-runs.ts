/** What earlier runs of a stack have seen of its services, out of their stored timelines. */
import { glob } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type StartUp, startUps } from '../analysis/start-ups.ts';
import type { ServiceName } from '../model/stack.ts';
import { readRun } from '../store/read-run.ts';

/** The newest so many: older ones speak of other code. */
const runsRead = 10;

/** Starts by service, of the newest runs of the stack in `folder`. Empty where nothing is stored; what cannot be read is passed over. */
export async function earlierStarts(
  reports: string,
  folder: string,
): Promise<ReadonlyMap<ServiceName, readonly StartUp[]>> {
  const timelines: string[] = [];
  for await (const path of glob('*/*/timeline.ndjson', { cwd: reports })) timelines.push(path);
  const found = new Map<ServiceName, StartUp[]>();
  let read = 0;
  for (const path of timelines.sort(byName).reverse()) {
    if (read === runsRead) break;
    const run = await readRun(resolve(reports, dirname(path))).catch(() => null);
    if (run === null || resolve(run.plan.stack.folder) !== resolve(folder)) continue;
    read += 1;
    for (const start of startUps(run.events)) found.set(start.service, [...(found.get(start.service) ?? []), start]);
  }
  return found;
}

/** A run's folder begins with its time. */
const byName = (a: string, b: string): number => (a.split('/')[1]! < b.split('/')[1]! ? -1 : 1);
