/** Searches this machine for k6 programs. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { seconds } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { type Env, paths } from '../host/paths.ts';
import { findProgram } from '../host/programs.ts';

/** The version that is pulled or built. */
export const k6Version = '2.2.0';

/** Where k6 is kept once it was built, for engines of one architecture. */
export const builtK6 = (env: Env, architecture: string): string =>
  join(paths(env).k6, `k6-${k6Version}-linux-${architecture}`);

/** The file, or null: it is not there. */
export const ifThere = (file: string): Promise<string | null> =>
  stat(file).then(
    (found) => (found.isFile() ? file : null),
    () => null,
  );

export interface FoundK6 {
  readonly file: string;
  readonly version: string;
}

/** The k6 that the user names by RESILIENCE_K6, or why it cannot be used; null: none is named. */
export async function namedK6(env: Env): Promise<FoundK6 | string | null> {
  const { RESILIENCE_K6 } = env;
  return RESILIENCE_K6 ? askVersion(resolve(RESILIENCE_K6)) : null;
}

/** The k6 on PATH, or why it cannot be used; null: there is none. */
export async function k6OnPath(env: Env): Promise<FoundK6 | string | null> {
  const file = findProgram('k6', env.PATH);
  return file === null ? null : askVersion(file);
}

async function askVersion(file: string): Promise<FoundK6 | string> {
  const { ok, stdout, ended, reason } = await runCommand([file, 'version'], { deadline: seconds(5), memoryMiB: 1024 });
  if (ok) return readVersion(file, stdout);
  return ended === null ? `${file} does not run` : `${file} does not run: it ${reason}`;
}

/** `k6 v2.2.0 (go1.26, linux/amd64)`; before 2 the output and the summary were others. */
export function readVersion(file: string, said: string): FoundK6 | string {
  const [, version, major] = /^k6(?:\.exe)? v((\d+)\.\S+)/.exec(said) ?? [];
  if (version === undefined) return `${file} does not say that it is k6`;
  return Number(major) >= 2 ? { file, version } : `${file} is k6 ${version}, which is older than version 2`;
}

/** The Go command, from PATH or from where Go's own archive is unpacked; null: there is none. */
export const findGo = (env: Env): string | null =>
  findProgram('go', env.PATH) ?? findProgram('go', '/usr/local/go/bin');
