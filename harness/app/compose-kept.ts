/** The user's first Compose file, kept beside a comparison's results so that the patch can be made again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposeFile } from '../compose-file/compose-file.ts';
import type { Stack } from '../model/stack.ts';
import { mainFile } from '../scenario-file/compose-file.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import type { RunDirectory } from '../store/run-directory.ts';

const kept = 'compose.before.yaml';

/** The user's first Compose file, kept beside the results so that the patch can be made again; null: it cannot be read. */
export async function userComposeFile(stack: Stack, directory: RunDirectory): Promise<ComposeFile | null> {
  const path = mainFile(stack);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  await directory.save(kept, text);
  return { name: shown(path), text };
}

/** The same of a stored comparison. */
export async function keptComposeFile(folder: string, stack: Stack): Promise<ComposeFile | null> {
  const text = await readFile(join(folder, kept), 'utf8').catch(() => null);
  return text === null ? null : { name: shown(mainFile(stack)), text };
}
