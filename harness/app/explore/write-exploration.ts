/** What an exploration found, as files beside its runs: `exploration.json`, `matrix.md`, `matrix.html`. */
import type { Exploration } from '../../model/exploration.ts';
import { renderExplorationJson } from '../../report/explore/json.ts';
import { renderExplorationMarkdown } from '../../report/explore/markdown.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import { writePage } from './write-page.ts';

/** Throws R405 when the disk is full. */
export async function writeExploration(exploration: Exploration, directory: RunDirectory): Promise<void> {
  await directory.save('exploration.json', renderExplorationJson(exploration));
  await directory.save('matrix.md', renderExplorationMarkdown(exploration));
  await writePage(exploration, directory);
}
