/** The exploration of a stack that was accepted last, beside the history of nights: `<history>/explorations/<its Compose files>.json`. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exploration } from '../model/exploration.ts';
import { fail } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';
import { onDisk, sync } from './disk.ts';
import { percentEncoded } from './history-name.ts';
import { parseJson } from './read-text.ts';

/** `files`: of the stack, as a person names them: `stacks/shop/compose.yaml`. */
export const acceptedPath = (history: string, files: string): string =>
  `${join(history, 'explorations', ...files.split('/').map(percentEncoded))}.json`;

/** Null: none was accepted. Throws R421 for what is no exploration, R422 for one of a newer version. */
export async function readAccepted(history: string, files: string): Promise<Exploration | null> {
  const at = acceptedPath(history, files);
  const fix =
    'put it back as it was, from git or from where it is kept; or remove it: the next night is the first then';
  const text = await readFile(at, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : fail('R421', messageOf(error), { at, fix, cause: error }),
  );
  if (text === null) return null;
  const found = parseJson(text) as Partial<Exploration> | null | undefined;
  if (found?.schema === 'resilience.exploration/1') return found as Exploration;
  if (found?.schema === undefined) return fail('R421', 'it is no exploration', { at, fix });
  return fail(
    'R422',
    `its schema is ${JSON.stringify(found.schema)}, and this version reads resilience.exploration/1`,
    {
      at,
      fix: 'use the version that wrote it, or a later one',
    },
  );
}

/** `text`: its `exploration.json`. On disk when it returns, wholly or not at all. Throws R405 when the disk is full. */
export function keepAccepted(history: string, files: string, text: string): void {
  const path = acceptedPath(history, files);
  onDisk(() => {
    mkdirSync(dirname(path), { recursive: true });
    const whole = `${path}.new`;
    writeFileSync(whole, text);
    sync(whole);
    renameSync(whole, path);
  });
}
