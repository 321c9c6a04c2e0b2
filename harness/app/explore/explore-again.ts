/** A stored exploration, derived again from its rows as they were tried: a new reading needs no new run. */
import { buildExploration } from '../../explore/build-exploration.ts';
import { withEarlier } from '../../explore/with-earlier.ts';
import type { Exploration } from '../../model/exploration.ts';
import { readExploration, readFacts } from '../../store/exploration-directory.ts';
import { rowsOnDisk } from './row-ledger.ts';

/** As it was stored where its facts, or the runs of its rows, are not all there any more. Throws R410 for what is no exploration. */
export async function exploreAgain(folder: string): Promise<Exploration> {
  const stored = await readExploration(folder);
  const rows = ((await readFacts(folder)) ?? []).map(({ row }) => row);
  const { measured } = await rowsOnDisk(folder, 'runs', rows);
  if (measured.length === 0 || measured.length < rows.length) return stored;
  return withEarlier(buildExploration({ ...stored, measured }), stored);
}
