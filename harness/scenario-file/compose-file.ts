/** The Compose project that a person means: that of the file named, of a folder, or the one here. */
import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import type { LocatedStack } from '../engine/kind.ts';
import { FailureError, fail } from '../model/failure.ts';
import type { Stack } from '../model/stack.ts';
import { shown } from './find-scenarios.ts';

/**
 * A stack of nothing but its files, as `settle` takes them in that folder. Throws R101 when there is none; `example` is the command that
 * would name one.
 */
export async function findProject(
  given: string | undefined,
  example: string,
  settle: (stack: Stack) => Promise<LocatedStack>,
): Promise<Stack> {
  const path = resolve(given ?? '.');
  const isFile = (await stat(path).catch(() => null))?.isFile() ?? false;
  const folder = isFile ? dirname(path) : path;
  const plain = { name: basename(folder), folder, services: {}, variables: {}, overrides: {} };
  const described: Stack = isFile
    ? { ...plain, compose: [basename(path)], lookup: 'one named' }
    : { ...plain, compose: [], lookup: 'none named' };
  try {
    const { stack } = await settle(described);
    const home = dirname(mainFile(stack));
    const isAbove = !isFile && home !== folder && !relative(home, folder).startsWith('..');
    return isAbove ? await findProject(home, example, settle) : stack;
  } catch (error) {
    if (!(error instanceof FailureError) || error.failures[0]?.code !== 'R220') throw error;
    return fail(
      'R101',
      given === undefined ? 'there is no Compose file here' : `there is no Compose file at ${given}`,
      {
        fix: `name one: ${example}`,
      },
    );
  }
}

/** The file that a person would edit first. */
export const mainFile = ({ folder, compose }: Stack): string => resolve(folder, compose[0] ?? 'compose.yaml');

/** Absolute, in the order of merging. */
export const filesOf = ({ folder, compose }: Stack): readonly string[] => compose.map((file) => resolve(folder, file));

/** As a person would name its files from here. */
export const shownFiles = (stack: Stack): string => filesOf(stack).map(shown).join(', ');
