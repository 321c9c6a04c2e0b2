/** What a killed harness has left: on the engine by whose it says it is, and on this machine by what all of its processes were given. */
import { readdirSync, readFileSync } from 'node:fs';
import type Docker from 'dockerode';
import { ownerLabel } from '../../../harness/engine/docker/labels.ts';
import { listLabelled } from '../../../harness/engine/docker/sweep.ts';

/** Every process of a round inherits it. */
export const roundVariable = 'RESILIENCE_ROUND';

/** Names of what the process made that is still there. */
export async function leftOnEngine(docker: Docker, pid: number): Promise<readonly string[]> {
  const { containers, networks, volumes } = await listLabelled(docker, ownerLabel);
  const isOurs = ({ Labels }: { readonly Labels?: Readonly<Record<string, string>> }): boolean =>
    (JSON.parse(Labels?.[ownerLabel] ?? '{}') as { maker?: { pid: number } }).maker?.pid === pid;
  return [
    ...containers.filter(isOurs).map(({ Names, Id }) => Names[0] ?? Id),
    ...networks.filter(isOurs).map(({ Name }) => Name),
    ...volumes.filter(isOurs).map(({ Name }) => Name),
  ];
}

/** Processes of the round that still run. */
export function processesOf(round: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => variablesOf(pid).includes(`${roundVariable}=${round}`)).map(Number);
}

/** None where it has ended meanwhile. */
function variablesOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
