/** What the stacks of a night are compared with, read before the first run. */

import { shownFiles } from '../../scenario-file/compose-file.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import { acceptedPath, readAccepted } from '../../store/accepted-exploration.ts';
import type { NightPlan } from './night-plan.ts';
import type { AcceptedExploration } from './night-world.ts';

/** By the stack's files, as a person names them. Throws R421 or R422 for the first that cannot be used. */
export async function acceptedFor(
  { explorations }: Pick<NightPlan, 'explorations'>,
  history: string,
): Promise<ReadonlyMap<string, AcceptedExploration>> {
  const found = new Map<string, AcceptedExploration>();
  for (const files of (explorations?.stacks ?? []).map(shownFiles)) {
    const exploration = await readAccepted(history, files);
    found.set(files, { exploration, path: shown(acceptedPath(history, files)) });
  }
  return found;
}
