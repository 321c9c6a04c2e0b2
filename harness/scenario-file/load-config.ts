/** Loads the project's configuration, in a process of its own like every file of the user's. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FailureError, fail } from '../model/failure.ts';
import { completeConfig } from './complete-config.ts';
import { findConfig } from './find-config.ts';
import { shown } from './find-scenarios.ts';
import type { LoadedConfig } from './loaded-config.ts';
import { startLoading } from './loading-child.ts';

/**
 * `path`: the file that is meant; absent: the nearest, and where there is none, all of it is default. `env`: environment variables, for
 * what the file takes from them. Throws R101 where it is not there, R117 where there are two, and whatever is wrong with it.
 */
export async function loadConfig(
  path: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LoadedConfig> {
  const today = new Date().toISOString().slice(0, 10);
  const file = path === undefined ? await findConfig(resolve('.')) : await named(path);
  if (file === null) return completeConfig({}, { file, folder: resolve('.'), env, today });
  const child = startLoading();
  try {
    const outcome = await child.load('configuration', file);
    if ('failures' in outcome) throw new FailureError(outcome.failures);
    return completeConfig(outcome.loaded, { file: shown(file), folder: dirname(file), env, today });
  } finally {
    child.end();
  }
}

async function named(path: string): Promise<string> {
  const file = resolve(path);
  if ((await stat(file).catch(() => null))?.isFile()) return file;
  fail('R101', `there is no file ${path}`, { at: '--config', fix: 'name the configuration file' });
}
