/** Which files Compose takes by itself when `docker compose up` is typed in a folder (compose-go, `cli/options.go`). */
import { readFile, stat } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { FailureError } from '../../../model/failure.ts';
import type { ComposeCommand } from '../../../model/machine.ts';
import type { Stack } from '../../../model/stack.ts';
import { startReading } from '../bounded-compose.ts';
import { plainText } from './config.ts';
import { configFailure, exhaustedFailure } from './problem.ts';

/** The first that is there, as Compose prefers them. */
const mainNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

export interface FilesFound {
  /** Absolute, the main file first. */
  readonly files: readonly string[];
  /** Those that Compose reads beside the usual one; absent: the usual one says it all. */
  readonly envFiles?: readonly string[];
}

/** Null: there is none, neither there nor in a folder above. Throws R201 where Compose cannot read `.env`, and R403. */
export async function filesIn(folder: string, stack: Stack, compose: ComposeCommand): Promise<FilesFound | null> {
  if (!(await stat(folder).catch(() => null))?.isDirectory()) return null;
  const env: NodeJS.ProcessEnv = { ...process.env, ...compose.env, ...stack.variables };
  const named = await namedFiles(folder, env, stack, compose);
  const files = named ?? (await usualFiles(folder));
  const [first] = files;
  if (first === undefined) return null;
  const isFromEnvFile = named !== null && !env.COMPOSE_FILE && !env.COMPOSE_ENV_FILES;
  if (!isFromEnvFile || dirname(first) === resolve(folder)) return { files };
  // The `.env` that names the files counts, and the one beside the first of them too; what both say, the first of the two says.
  const envFiles: string[] = [];
  for (const file of [join(dirname(first), '.env'), join(folder, '.env')]) if (await isFile(file)) envFiles.push(file);
  return { files, ...(envFiles.length > 0 && { envFiles }) };
}

/** What `COMPOSE_FILE` says, in the environment or in `.env`, whose language only Compose reads well; null: nothing. */
async function namedFiles(
  folder: string,
  env: NodeJS.ProcessEnv,
  stack: Stack,
  compose: ComposeCommand,
): Promise<readonly string[] | null> {
  const written = await readFile(join(folder, '.env'), 'utf8').catch(() => '');
  if (!env.COMPOSE_FILE && !env.COMPOSE_ENV_FILES && !written.includes('COMPOSE_FILE')) return null;
  const labels = `{ files: "\${COMPOSE_FILE-}", separator: "\${COMPOSE_PATH_SEPARATOR-}" }`;
  const { ok, stdout, output, ended, reason } = await startReading(
    compose,
    ['-p', 'resilience-files', '-f', '-', 'config', '--format', 'json'],
    { folder, env: stack.variables, input: `services: { asked: { image: none, labels: ${labels} } }` },
  );
  if (!ok)
    throw new FailureError([ended === null ? configFailure(stack, output) : exhaustedFailure(stack, reason, null)]);
  const { files, separator } = JSON.parse(stdout).services.asked.labels;
  if (files === '') return null;
  return plainText(files)
    .split(plainText(separator) || delimiter)
    .map((file) => resolve(folder, file));
}

async function usualFiles(folder: string): Promise<readonly string[]> {
  const main = await firstOf(folder, mainNames);
  if (main !== null) return [main, (await firstOf(folder, overrideNames)) ?? []].flat();
  const above = dirname(folder);
  return above === folder ? [] : usualFiles(above);
}

async function firstOf(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) if (await isFile(join(folder, name))) return join(folder, name);
  return null;
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() ?? false;
