/** What earlier runs of a stack measured of its services: start-ups and health probes, out of their stored timelines. */
import { glob } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { passedProbes } from '../analysis/passed-probes.ts';
import { startUps } from '../analysis/start-ups.ts';
import type { Measurements } from '../forecast/service-model.ts';
import type { ServiceName } from '../model/stack.ts';
import { readRun } from '../store/read-run.ts';

/** The newest so many: older ones speak of other code. */
const runsRead = 10;

/** By service, of the newest runs of the stack in `folder`, single runs and those of comparisons. What cannot be read is passed over. */
export async function earlierCosts(reports: string, folder: string): Promise<ReadonlyMap<ServiceName, Measurements>> {
  const timelines: string[] = [];
  for await (const path of glob('*/{*,*/runs/*}/timeline.ndjson', { cwd: reports })) timelines.push(path);
  const found = new Map<ServiceName, { boots: number[]; probes: number[] }>();
  const of = (service: ServiceName) => {
    const known = found.get(service) ?? { boots: [], probes: [] };
    found.set(service, known);
    return known;
  };
  let read = 0;
  for (const path of timelines.sort().reverse()) {
    if (read === runsRead) break;
    const run = await readRun(resolve(reports, dirname(path))).catch(() => null);
    if (run === null || resolve(run.plan.stack.folder) !== resolve(folder)) continue;
    read += 1;
    // A start whose first look was good tells only when that look was, not when the application was up.
    for (const { service, stillStarting, upBy } of startUps(run.events)) {
      if (stillStarting > 0) of(service).boots.push((stillStarting + upBy) / 2);
    }
    for (const { service, length } of passedProbes(run.events)) of(service).probes.push(length);
  }
  return found;
}
