/** The files of a program that runs in a sidecar: its entry, and everything of ours that it imports, found by walking the imports. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SidecarProgram } from '../engine/environment.ts';

/** Where they stand in the sidecar; what is below the package's folder keeps its place. */
export const programFolder = '/resilience';

/** What a file imports by a path, types apart: these are no more when it runs. */
const imported =
  /^\s*(?:import|export)\b(?!\s*type\b)[^'";]*?\bfrom\s*['"](\.[^'"]+)['"]|^\s*import\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm;

/** `name`: one of `imports` in `package.json`, which leads to a source or to what was built from it. */
export async function programOf(name: `#${string}`): Promise<SidecarProgram> {
  const entry = fileURLToPath(import.meta.resolve(name));
  const root = dirname(fileURLToPath(import.meta.resolve('resilience/package.json')));
  const there = (path: string): string => join(programFolder, relative(root, path));
  const files = [...(await withImports(entry))].map(([path, text]) => [there(path), text] as const);
  return {
    command: ['node', '--disable-warning=ExperimentalWarning', there(entry)],
    files: { [join(programFolder, 'package.json')]: '{ "type": "module" }\n', ...Object.fromEntries(files) },
  };
}

/** The text of a file and of all that it imports, by path. */
export async function withImports(entry: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let next: readonly string[] = [entry];
  while (next.length > 0) {
    const read = await Promise.all(next.map(async (path) => [path, await readFile(path, 'utf8')] as const));
    for (const [path, text] of read) texts.set(path, text);
    const found = new Set(read.flatMap(([path, text]) => importsIn(text).map((one) => join(dirname(path), one))));
    next = [...found].filter((path) => !texts.has(path));
  }
  return texts;
}

const importsIn = (text: string): readonly string[] =>
  [...text.matchAll(imported)].map(([, from, bare, late]) => from ?? bare ?? late!);
