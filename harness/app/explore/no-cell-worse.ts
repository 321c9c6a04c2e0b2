/** The objective that no cell gets worse: compared with the exploration that was accepted last; what is worse is tried once more before it counts. */
import { doubtedRows, isAcceptable, worseCells } from '../../explore/worse-cells.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { WorseCells } from '../../model/exploration-change.ts';
import { acceptedExploration, acceptedFile, readExploration } from '../../store/exploration-directory.ts';
import type { RunDirectory } from '../../store/run-directory.ts';

/** `again`: tries these rows once more. Throws R405 when the disk is full, R410 where the accepted one cannot be read. */
export async function noCellWorse(
  exploration: Exploration,
  directory: RunDirectory,
  again: (keys: readonly string[]) => Promise<Exploration>,
): Promise<WorseCells> {
  const folder = await acceptedExploration(directory.path);
  const accepted = folder === null ? null : await readExploration(folder);
  const accept = () => directory.save(acceptedFile, `${JSON.stringify({ run: exploration.run })}\n`);
  if (isAcceptable(accepted, exploration)) await accept();
  if (accepted === null) return { accepted: null, confirmed: [], once: [] };
  const keys = doubtedRows(accepted, exploration);
  const tried = keys.length === 0 || exploration.ending === 'interrupted' ? null : await again(keys);
  return worseCells(accepted, exploration, tried);
}
