/** Where a first stack and its scenarios go, and what they are called there. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileName } from '../init/names.ts';
import type { Stack } from '../model/stack.ts';
import { mainFile } from '../scenario-file/compose-file.ts';
import { isThere, nearestWith } from '../scenario-file/nearest-folder.ts';

export interface PlacedStack {
  /** Absolute. */
  readonly file: string;
  /** What the stack is called: its file's folder. */
  readonly name: string;
  /** From the file; null: what Compose finds in that folder. */
  readonly composeFile: string | null;
}

/**
 * Beside the Compose file, where that lies within the package or the repository that `here` is in; else in a folder of `here`, so that
 * nothing is written into somebody else's.
 */
export async function placeStack(project: Stack, here: string): Promise<PlacedStack> {
  const main = mainFile(project);
  const root = (await nearestWith(here, 'package.json')) ?? (await nearestWith(here, '.git')) ?? here;
  const isOurs = `${project.folder}${sep}`.startsWith(root === sep ? sep : `${root}${sep}`);
  const folder = isOurs ? project.folder : join(here, 'stacks', fileName(project.name));
  const isFound = typeof project.lookup === 'object' && isOurs;
  const file = await sourceFile(join(folder, 'stack'));
  return { file, name: basename(folder), composeFile: isFound ? null : posix(relative(folder, main)) };
}

export const placeScenario = (name: string, here: string): Promise<string> =>
  sourceFile(join(resolve(here, 'scenarios'), name));

export const placeConfig = (here: string): Promise<string> => sourceFile(resolve(here, 'resilience.config'));

/** Endings that a file of ours may have. */
const endings = ['.ts', '.mts', '.js', '.mjs'];

/** The file that is there already, whatever its ending; else `.ts`, or `.mts` where TypeScript would take a `.ts` file for CommonJS. */
async function sourceFile(path: string): Promise<string> {
  for (const ending of endings) if (await isThere(path + ending)) return path + ending;
  return path + ((await isModulePackage(dirname(path))) ? '.ts' : '.mts');
}

async function isModulePackage(folder: string): Promise<boolean> {
  const home = await nearestWith(folder, 'package.json');
  return home !== null && /"type"\s*:\s*"module"/.test(await readText(join(home, 'package.json')));
}

/**
 * How `from` imports `file`: by its own name, which Node wants, where TypeScript is set to take that; else by the name that it has as
 * JavaScript, which TypeScript always takes, and `resilience` too.
 */
export async function importPath(from: string, file: string): Promise<string> {
  const home = await nearestWith(dirname(from), 'tsconfig.json');
  const settings = home === null ? '' : await readText(join(home, 'tsconfig.json'));
  const takesOwn = /^[^/\n]*"(allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/m.test(settings);
  const path = posix(relative(dirname(from), file));
  const named = takesOwn ? path : path.slice(0, -extname(path).length) + extname(path).replace('t', 'j');
  return named.startsWith('.') ? named : `./${named}`;
}

const posix = (path: string): string => path.split(sep).join('/');

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
