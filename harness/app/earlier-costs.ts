/** What earlier runs of a stack measured of its services: start-ups and health probes. */
import { passedProbes } from '../analysis/readings/passed-probes.ts';
import { startUps } from '../analysis/readings/start-ups.ts';
import type { Measurements } from '../forecast/service-model.ts';
import type { ServiceName } from '../model/stack.ts';
import { earlierRuns } from '../store/earlier-runs.ts';

/** By service, of the newest runs of the stack in `folder`. */
export async function earlierCosts(reports: string, folder: string): Promise<ReadonlyMap<ServiceName, Measurements>> {
  const found = new Map<ServiceName, { boots: number[]; probes: number[] }>();
  const of = (service: ServiceName) => {
    const known = found.get(service) ?? { boots: [], probes: [] };
    found.set(service, known);
    return known;
  };
  for (const { events } of await earlierRuns(reports, folder)) {
    // A start whose first check was good tells only when that check was, not when the application was up.
    for (const { service, stillStarting, upBy } of startUps(events)) {
      if (stillStarting > 0) of(service).boots.push((stillStarting + upBy) / 2);
    }
    for (const { service, length } of passedProbes(events)) of(service).probes.push(length);
  }
  return found;
}
