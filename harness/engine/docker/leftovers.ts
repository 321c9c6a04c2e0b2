/** What runs that were killed have left on the engine, found and removed by label alone. */
import type { EngineAddress } from '../../model/machine.ts';
import type { Leftovers, Removal, RunLabels } from '../kind.ts';
import { openEngine } from './client.ts';
import { composeProjectLabel, ownerLabel, projectLabel, runLabel } from './labels.ts';
import { findLabelled, listLabelled, removeLabelled } from './sweep.ts';

/** Every run that has something on the engine, running ones included: who removes them must know that none is running. */
export async function findLeftovers(engine: EngineAddress): Promise<readonly Leftovers[]> {
  const docker = openEngine(engine);
  const { containers, networks, volumes } = await listLabelled(docker, runLabel);
  const runs = new Map<string, RunLabels>();
  for (const { Labels } of [...containers, ...networks, ...volumes]) {
    const { [runLabel]: run = '', [projectLabel]: project = '', [ownerLabel]: owner } = Labels ?? {};
    runs.set(run, { run, project, ...(owner !== undefined && { owner }) });
  }
  return Promise.all(
    [...runs.values()]
      .sort((a, b) => (a.run < b.run ? -1 : 1))
      .map(async (labels) => ({ ...labels, ...(await findLabelled(docker, labelsOf(labels))) })),
  );
}

/** Every project of a run is called so: somebody else's is never taken for one. */
const ownProject = /^resilience-/;

/** Compose's own label too: what was made before ours could be put on it, or by the user in the same project. */
export const labelsOf = ({ run, project }: RunLabels): readonly (readonly [string, string])[] => [
  [runLabel, run],
  ...(ownProject.test(project) ? [[composeProjectLabel, project] as const] : []),
];

/** Removes what one run left. */
export async function removeLeftovers(engine: EngineAddress, labels: RunLabels): Promise<Removal> {
  const docker = openEngine(engine);
  const found = Object.values(await findLabelled(docker, labelsOf(labels))).flat();
  return { found, remaining: found.length === 0 ? [] : await removeLabelled(docker, labelsOf(labels)) };
}
