/** A k6 script and what it imports by a relative path, as files for a container. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Failure, fail, failure } from '../model/failure.ts';
import { isK6 } from '../model/load.ts';
import type { Scenario } from '../model/scenario.ts';
import { shown } from '../scenario-file/find-scenarios.ts';

export interface K6Script {
  /** Where the script lies inside. */
  readonly path: string;
  /** By absolute path inside: `/k6` stands for the folder that holds them all. */
  readonly files: Readonly<Record<string, string>>;
  /** The same path as a person here would write it. */
  outside(inside: string): string;
}

/** The files go into the plan, so that a run tells what it ran. */
const limitBytes = 4 * 1024 * 1024;

/** Scripts of a scenario that are not there. */
export async function missingScripts({ load }: Pick<Scenario, 'load'>, file: string): Promise<readonly Failure[]> {
  const problems = Object.entries(load).map(async ([name, one]) => {
    if (!isK6(one) || (await textOf(one.script)) !== null) return [];
    const message = `the k6 script of '${name}', ${shown(one.script)}, cannot be found`;
    return [
      failure('R217', message, { at: `${file}, load '${name}'`, fix: 'write its path relative to the scenario' }),
    ];
  });
  return (await Promise.all(problems)).flat();
}

/** Follows imports and `open()`. What is not there is left out: k6 itself says then what it misses, and where. */
export async function readK6Script(script: string): Promise<K6Script> {
  const found = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (found.has(file)) return;
    const text = await textOf(file);
    if (text === null) return;
    found.set(file, text);
    if (!/\.[cm]?[jt]s$/.test(file)) return;
    for (const [, , path] of text.matchAll(relativePaths)) await visit(join(dirname(file), path!));
  };
  await visit(resolve(script));
  const size = [...found.values()].reduce((sum, text) => sum + text.length, 0);
  if (size > limitBytes) fail('R217', `the script and what it reads are bigger than 4 MiB`, { at: shown(script) });
  const folder = sharedFolder([...found.keys()]);
  const inside = (file: string): string => join('/k6', relative(folder, file));
  return {
    path: inside(resolve(script)),
    files: Object.fromEntries([...found].map(([file, text]) => [inside(file), text])),
    outside: (path) => shown(join(folder, relative('/k6', path))),
  };
}

const textOf = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

const relativePaths = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\(|\bopen\s*\()\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;

/** The deepest folder that all of them lie below. */
function sharedFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? '/');
  while (files.some((file) => relative(folder, file).startsWith('..'))) folder = dirname(folder);
  return folder;
}
