/** The configuration file that holds here: the nearest, from the working directory up to the top of its repository. */
import { dirname, join } from 'node:path';
import { fail } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { isThere, nearestWith } from './nearest-folder.ts';

const names = ['ts', 'mts', 'js', 'mjs'].map((ending) => `resilience.config.${ending}`);

/**
 * Absolute; null: there is none. Nothing above the repository is looked at, or above the package where there is no repository, so that
 * no stranger's file is run. Throws R117 for two beside each other.
 */
export async function findConfig(from: string): Promise<string | null> {
  const top = (await nearestWith(from, '.git')) ?? (await nearestWith(from, 'package.json')) ?? from;
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await inFolder(folder);
    if (found !== null || folder === top) return found;
  }
}

async function inFolder(folder: string): Promise<string | null> {
  const there: string[] = [];
  for (const name of names) if (await isThere(join(folder, name))) there.push(name);
  if (there.length > 1) {
    fail('R117', `${there.join(' and ')} lie beside each other`, { at: shown(folder), fix: 'keep one of them' });
  }
  return there[0] === undefined ? null : join(folder, there[0]);
}
