/** The page of an exploration, beside its runs, with what is different since the one before and what was found of two faults at once. */
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange } from '../../model/exploration-change.ts';
import { FailureError } from '../../model/failure.ts';
import { renderExplorationHtml } from '../../report/explore/html.ts';
import { readPairs } from '../../store/exploration-directory.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import { changesSince } from './changes-since.ts';

/** Throws R405 when the disk is full. */
export async function writePage(exploration: Exploration, directory: RunDirectory): Promise<void> {
  const change = await sinceLast(exploration, directory);
  const pairs = await readPairs(directory.path);
  await directory.save('matrix.html', renderExplorationHtml(exploration, { change, pairs }));
}

/** One that this version cannot read is no reason to have no page. */
async function sinceLast(exploration: Exploration, { path }: RunDirectory): Promise<ExplorationChange | null> {
  try {
    return await changesSince('last', exploration, path);
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
