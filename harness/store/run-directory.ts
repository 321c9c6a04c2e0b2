/** The directory of one run: `reports/<scenario>/<run>/`. */
import { mkdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk } from './disk.ts';

export interface RunDirectory {
  readonly path: string;
  /** Writes a file of the run, making folders as needed; a file that cannot be written whole is not left there. Throws R405 when the disk is full. */
  save(name: string, text: string): Promise<void>;
}

/** Makes the directory; its files come as they are saved. */
export function makeRunDirectory(reports: string, scenario: string, run: string): RunDirectory {
  const path = join(reports, scenario, run);
  onDisk(() => mkdirSync(path, { recursive: true }));
  return openRunDirectory(path);
}

/** The directory of a run that is there. */
export function openRunDirectory(path: string): RunDirectory {
  return {
    path,
    save: async (name, text) => {
      const file = join(path, name);
      await onDisk(async () => {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text).catch(async (error: unknown) => {
          await rm(file, { force: true });
          throw error;
        });
      });
    },
  };
}

/** `20261123-041205-7f3a`: sorts by time, in UTC, and ends with the seed. */
export function runName(at: Date, seed: string): string {
  const digits = at.toISOString().replace(/[-:]/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(9, 15)}-${seed}`;
}
