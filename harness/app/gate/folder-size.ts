/** How much the files below a folder hold. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** In bytes; a file that goes meanwhile counts as none. */
export async function folderSize(folder: string): Promise<number> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = found
    .filter((one) => one.isFile())
    .map((one) =>
      stat(join(one.parentPath, one.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}
