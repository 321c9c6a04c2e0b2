/** The page of an exploration, beside its runs. */
import type { Exploration } from '../../model/exploration.ts';
import { renderExplorationHtml } from '../../report/explore/html.ts';
import type { RunDirectory } from '../../store/run-directory.ts';

/** Throws R405 when the disk is full. */
export const writePage = (exploration: Exploration, directory: Pick<RunDirectory, 'save'>): Promise<void> =>
  directory.save('matrix.html', renderExplorationHtml(exploration));
