/** `resilience recover`: removes, by their label, the containers, networks and volumes that killed runs left behind. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { findLeftovers, removeLeftovers } from '../engine/docker/leftovers.ts';
import type { ExitCode } from '../model/failure.ts';
import { requireEngine } from '../provision/ensure.ts';

/**
 * Without a name, what runs have that are still under way on this engine is removed too: it is meant for after a killed
 * run, and where others use the same engine the run is to be named.
 */
export async function recoverCommand(runs: readonly string[], output: Output): Promise<ExitCode> {
  const endpoint = await requireEngine(process.env);
  const all = await findLeftovers(endpoint.dockerHost);
  const found = runs.length === 0 ? all : all.filter((one) => runs.includes(one.run));
  if (found.length === 0) {
    output.out('nothing was left behind');
    return 0;
  }
  const remaining: string[] = [];
  for (const one of found) {
    const left = await removeLeftovers(endpoint.dockerHost, one);
    remaining.push(...left);
    const count = one.containers.length + one.networks.length + one.volumes.length;
    output.out(`run ${one.run}: ${count - left.length} of ${count} removed`);
  }
  for (const name of remaining) output.out(`still there: ${name}`);
  return remaining.length === 0 ? 0 : 4;
}
