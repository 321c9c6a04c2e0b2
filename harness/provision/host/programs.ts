/** Searches PATH for programs. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { distinct } from '../../model/distinct.ts';

/** Where administrators' programs live; a user's PATH often leaves them out. */
const sbin = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The first file of that name that can be run; null when there is none. */
export function findProgram(name: string, path: string | undefined): string | null {
  for (const folder of [...(path ?? '').split(delimiter).filter(Boolean), ...sbin]) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}

/** A PATH with `first` in front, and with the administrators' folders. */
export const pathWith = (first: readonly string[], path: string | undefined): string =>
  distinct([...first, ...(path ?? '').split(delimiter).filter(Boolean), ...sbin]).join(delimiter);
