/** The objective that no cell gets worse: compared with the exploration that was accepted last; what is worse is tried once more before it counts. */
import { doubtedRows, isAcceptable, worseCells } from '../../explore/worse-cells.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { WorseCells } from '../../model/exploration-change.ts';
import { acceptedExploration, acceptedFile, readExploration } from '../../store/exploration-directory.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import type { ExploredStack } from './explore-on.ts';

/** Among explorations that lie beside each other. Throws R405 when the disk is full, R410 where the accepted one cannot be read. */
export async function noCellWorse(
  exploration: Exploration,
  directory: RunDirectory,
  again: ExploredStack['again'],
): Promise<WorseCells> {
  const folder = await acceptedExploration(directory.path);
  const accepted = folder === null ? null : await readExploration(folder);
  const accept = () => directory.save(acceptedFile, `${JSON.stringify({ run: exploration.run })}\n`);
  if (isAcceptable(accepted, exploration)) await accept();
  return worseThan(accepted, exploration, again);
}

/** `accepted`: wherever it was kept; null: there is none, and nothing is worse. */
export async function worseThan(
  accepted: Exploration | null,
  exploration: Exploration,
  again: ExploredStack['again'],
): Promise<WorseCells> {
  if (accepted === null) return { accepted: null, confirmed: [], once: [] };
  const keys = doubtedRows(accepted, exploration);
  const tried = keys.length === 0 || exploration.ending === 'interrupted' ? null : await again(keys);
  return worseCells(accepted, exploration, tried);
}
