/** Whether something is there, and where the nearest of its kind is. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** The nearest folder, from this one upwards, that has such an entry; null: none has. */
export async function nearestWith(folder: string, entry: string): Promise<string | null> {
  if (await isThere(join(folder, entry))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : nearestWith(parent, entry);
}
