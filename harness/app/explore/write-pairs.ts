/** What was found of two faults at once, as files beside the matrix: `pairs.json`, `pairs.md`. */
import type { PairsReport } from '../../model/pairs.ts';
import { renderPairsMarkdown } from '../../report/explore/pairs.ts';
import { renderPairsJson } from '../../report/explore/pairs-schema.ts';
import type { RunDirectory } from '../../store/run-directory.ts';

/** Throws R405 when the disk is full. */
export async function writePairs(report: PairsReport, directory: Pick<RunDirectory, 'save'>): Promise<void> {
  await directory.save('pairs.json', renderPairsJson(report));
  await directory.save('pairs.md', renderPairsMarkdown(report));
}
