/** A file whose folder may not be there yet. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../store/disk.ts';

/** Over whatever is there. Throws R405 when the disk is full. */
export async function writeText(file: string, text: string): Promise<void> {
  await onDisk(async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  });
}
