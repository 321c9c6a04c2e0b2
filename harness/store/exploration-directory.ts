/** The directory of one exploration: `reports/explore/<stack>/<run>/`, and what it found, in `exploration.json`. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Exploration } from '../model/exploration.ts';
import type { TriedRow } from '../model/explore-row.ts';
import { fail } from '../model/failure.ts';
import type { PairsReport } from '../model/pairs.ts';
import { parseJson, readText } from './read-text.ts';

export const explorationFile = 'exploration.json';
const factsFile = 'facts.json';

/** Whether the folder holds an exploration that ended. */
export const isExploration = (folder: string): boolean => existsSync(join(folder, explorationFile));

/** Throws R410 for a folder that holds no exploration, half of one, or one of a schema that this version does not read. */
export async function readExploration(folder: string): Promise<Exploration> {
  const text = await readText(folder, explorationFile, 'an exploration: reports/explore/<stack>/<run>');
  const found = parseJson(text) as Partial<Exploration> | null | undefined;
  if (found?.schema === 'resilience.exploration/1') return found as Exploration;
  if (found?.schema === undefined) {
    fail('R410', `its ${explorationFile} is not complete`, { at: folder, fix: 'explore again' });
  }
  return fail(
    'R410',
    `the exploration's schema is ${JSON.stringify(found.schema)}, and this version reads resilience.exploration/1`,
    { at: folder, fix: 'read it with the version that wrote it' },
  );
}

/** The newest exploration of those in a folder; null: there is none. Folders sort by time. */
export async function lastExploration(folder: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const last = names.findLast((name) => isExploration(join(folder, name)));
  return last === undefined ? null : join(folder, last);
}

/** Null: no two faults were tried at once, or it is of another version. */
export async function readPairs(folder: string): Promise<PairsReport | null> {
  const text = await readFile(join(folder, 'pairs.json'), 'utf8').catch(() => 'null');
  const found = parseJson(text) as Partial<PairsReport> | null | undefined;
  return found?.schema === 'resilience.pairs/1' ? (found as PairsReport) : null;
}

/** In the folder of an exploration in which nothing had got worse. */
export const acceptedFile = 'accepted.json';

/** The newest one beside this one that is older than it and was accepted; null: there is none. */
export async function acceptedExploration(folder: string): Promise<string | null> {
  const beside = dirname(folder);
  const names = (await readdir(beside)).filter((name) => name < basename(folder)).sort();
  const last = names.findLast(
    (name) => isExploration(join(beside, name)) && existsSync(join(beside, name, acceptedFile)),
  );
  return last === undefined ? null : join(beside, last);
}

/** The newest exploration beside this one that is older than it; null: there is none. Folders sort by time. */
export async function earlierExploration(folder: string): Promise<string | null> {
  const beside = dirname(folder);
  const names = (await readdir(beside)).filter((name) => name < basename(folder)).sort();
  const last = names.findLast((name) => isExploration(join(beside, name)));
  return last === undefined ? null : join(beside, last);
}

/** Its rows as they were tried; null: they were not kept. Throws R410 where the file is not whole. */
export async function readFacts(folder: string): Promise<readonly TriedRow[] | null> {
  if (!existsSync(join(folder, factsFile))) return null;
  const found = parseJson(await readText(folder, factsFile, 'an exploration: reports/explore/<stack>/<run>'));
  return Array.isArray(found) ? found : fail('R410', `its ${factsFile} is not complete`, { at: folder });
}
