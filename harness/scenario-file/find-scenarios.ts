/** Scenario files by the names a user gives: files, folders and globs. */
import { glob, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import { isTyped } from './javascript.ts';

/** Milliseconds, and files: a whole disk is no folder of scenarios. */
const longestSearch = 3000;
const mostFiles = 1000;

/** Neither tests nor declarations, and not the configuration. */
const ending = /(?<!\.(test|d)|(^|\/)resilience\.config)\.m?[jt]s$/;

export interface FoundFile {
  /** Absolute paths without repeats, in the order named; folders yield their scenario files, sorted. */
  readonly files: readonly string[];
  /** A problem for every name that yields none. */
  readonly problems: readonly Failure[];
}

export async function findScenarios(names: readonly string[]): Promise<FoundFile> {
  const problems: Failure[] = [];
  const found: string[] = [];
  for (const name of names) {
    const matches = await matching(name);
    if (typeof matches === 'string') found.push(matches);
    else if (Array.isArray(matches)) found.push(...matches);
    else problems.push(matches);
  }
  return { files: distinct(found), problems };
}

async function matching(name: string): Promise<string | string[] | Failure> {
  const path = resolve(name);
  const kind = await stat(path).catch(() => null);
  if (kind?.isFile()) return /\.m?[jt]s$/.test(path) ? path : noSource(name);
  const pattern = kind?.isDirectory() ? join(path, '**/*.{ts,mts,js,mjs}') : resolve(name);
  if (kind === null && !/[*?[{]/.test(name)) {
    return failure('R101', `there is no file or folder ${name}`, { at: process.cwd(), fix: 'see `resilience list`' });
  }
  const matches: string[] = [];
  const until = performance.now() + longestSearch;
  const late = (): boolean => performance.now() > until;
  // Too late, nothing more is read, and the search is over at once.
  for await (const match of glob(pattern, { exclude: (path) => late() || basename(path) === 'node_modules' })) {
    if (ending.test(match) && (isTyped(match) || (await isScenario(match)))) matches.push(match);
  }
  if (late() || matches.length > mostFiles) {
    const fix = 'name the folder of the scenarios';
    return failure('R106', `${name} contains too many files to search for scenarios`, { at: path, fix });
  }
  return matches.length > 0
    ? matches.sort()
    : failure('R106', `no scenario file matches ${name}`, { at: process.cwd(), fix: 'see `resilience list`' });
}

/** Of JavaScript in a folder: a script for k6 is none, nor is what was compiled from the TypeScript file beside it. */
async function isScenario(path: string): Promise<boolean> {
  if ((await stat(path.replace(/js$/, 'ts')).catch(() => null)) !== null) return false;
  return /\bdefineScenario\b/.test(await readFile(path, 'utf8').catch(() => ''));
}

const noSource = (name: string): Failure =>
  failure('R102', `${name} is not a TypeScript or JavaScript file`, {
    at: name,
    fix: 'a scenario is a .ts, .mts, .js or .mjs file; see `resilience list`',
  });

/** A path as a person would write it from here. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
