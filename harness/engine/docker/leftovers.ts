/** What runs that were killed have left on the engine, found and removed by label alone. */
import type { EngineAddress } from '../../model/machine.ts';
import type { Leftovers, RunLabels } from '../kind.ts';
import { openEngine } from './client.ts';
import { composeProjectLabel, projectLabel, runLabel } from './labels.ts';
import { findLabelled, listLabelled, removeLabelled } from './sweep.ts';

/** Every run that has something on the engine, running ones included: who removes them must know that none is running. */
export async function findLeftovers(engine: EngineAddress): Promise<readonly Leftovers[]> {
  const docker = openEngine(engine);
  const { containers, networks, volumes } = await listLabelled(docker, runLabel);
  const projects = new Map<string, string>();
  for (const { Labels } of [...containers, ...networks, ...volumes]) {
    projects.set(Labels?.[runLabel] ?? '', Labels?.[projectLabel] ?? '');
  }
  return Promise.all(
    [...projects]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([run, project]) => ({ run, project, ...(await findLabelled(docker, labelsOf(run, project))) })),
  );
}

/** Compose's own label too: what was made before ours could be put on it, or by the user in the same project. */
export const labelsOf = (run: string, project: string): readonly (readonly [string, string])[] => [
  [runLabel, run],
  ...(project === '' ? [] : [[composeProjectLabel, project] as const]),
];

/** Removes what one run left; returns the names of what is still there. */
export const removeLeftovers = (engine: EngineAddress, { run, project }: RunLabels): Promise<readonly string[]> =>
  removeLabelled(openEngine(engine), labelsOf(run, project));
