/** Where run directories go. */
import { stat } from 'node:fs/promises';
import { fail } from '../model/failure.ts';

/** Throws R107 where it cannot be a folder, before an engine is looked for. */
export async function checkReports(folder: string): Promise<void> {
  const there = await stat(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : error));
  if (there === null || (!(there instanceof Error) && there.isDirectory())) return;
  const what = there instanceof Error ? `it cannot be read (${there.code})` : 'it is a file';
  fail('R107', `run directories cannot go to '${folder}': ${what}`, { at: '--reports', fix: 'name a folder' });
}
