/** What is different since an earlier exploration of the same stack. */
import { compareExplorations } from '../../explore/compare-explorations.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange } from '../../model/exploration-change.ts';
import { earlierExploration, readExploration } from '../../store/exploration-directory.ts';

/** `since`: `last`, or the folder of an exploration. `folder`: this one's own. Null: there is no earlier one. Throws R410 for what is none. */
export async function changesSince(
  since: string,
  exploration: Exploration,
  folder: string,
): Promise<ExplorationChange | null> {
  const earlier = since === 'last' ? await earlierExploration(folder) : since;
  return earlier === null ? null : compareExplorations(await readExploration(earlier), exploration);
}
