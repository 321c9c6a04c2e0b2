/** What is on disk, and failures of the disk in the catalogue's words. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { fail } from '../model/failure.ts';

/** Does `work`, synchronous or not; a full disk becomes R405, a place that nothing can be written to R107, anything else stays as it is. */
export function onDisk<T>(work: () => T): T {
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(refuse) as T) : result;
  } catch (error) {
    return refuse(error);
  }
}

/** What was written to a file, or the names in a folder, is on disk when it returns. */
export function sync(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function refuse(error: unknown): never {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    fail('R405', 'no space is left on the device', {
      fix: 'free some space, or choose another place with --reports',
      cause: error,
    });
  }
  if (unwritable.has(code ?? '')) {
    const path = (error as NodeJS.ErrnoException).path ?? '';
    fail('R107', `nothing can be written at ${path}: ${unwritable.get(code ?? '')}`, {
      fix: 'move it away, or choose another place',
      cause: error,
    });
  }
  throw error;
}

const unwritable: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'there is a file in the way'],
  ['ENOTDIR', 'there is a file in the way'],
  ['EISDIR', 'there is a folder in the way'],
  ['EACCES', 'it is not permitted'],
  ['EPERM', 'it is not permitted'],
  ['EROFS', 'the disk is read-only'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'its symbolic links form a loop'],
]);
