/** The folder of an exploration, `reports/explore/<stack>/<run>`: a new one, or one that goes on; and what was learned, kept in it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '../../model/failure.ts';
import { withoutSecrets } from '../../model/secret.ts';
import type { Stack } from '../../model/stack.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import { makeRunDirectory, openRunDirectory, type RunDirectory, runName } from '../../store/run-directory.ts';
import type { ExploreOptions } from './explore-options.ts';
import type { LearnedProject } from './learn-stack.ts';

export interface ExploreFolder {
  readonly directory: RunDirectory;
  /** The folder's name. */
  readonly run: string;
  readonly seed: string;
  /** What was learned of the stack before; null: nothing. */
  readonly learned: LearnedProject | null;
  /** Milliseconds since 1970 UTC: when it began, be it days ago. */
  readonly wall: number;
}

const learnedFile = 'learned.json';

interface Kept extends LearnedProject {
  readonly schema: 'resilience.learned/1';
  readonly seed: string;
  readonly wall: number;
}

/** Throws R244 where there is none to go on with. */
export async function openExploreFolder(
  stack: Stack,
  seed: string,
  { reports, continue: asked }: ExploreOptions,
): Promise<ExploreFolder> {
  if (asked !== undefined)
    return goOn(typeof asked === 'string' ? asked : await lastBegun(join(reports, 'explore', stack.name)));
  const run = runName(new Date(), seed);
  const directory = makeRunDirectory(resolve(reports, 'explore'), stack.name, run);
  return { directory, run, seed, learned: null, wall: Date.now() };
}

export const keepLearned = (
  { directory, seed, wall }: ExploreFolder,
  { learned, described, services }: LearnedProject,
): Promise<void> => {
  const kept: Kept = { schema: 'resilience.learned/1', seed, wall, learned, described, services };
  return directory.save(learnedFile, `${JSON.stringify(kept, withoutSecrets, 1)}\n`);
};

async function goOn(folder: string): Promise<ExploreFolder> {
  const text = await readFile(join(folder, learnedFile), 'utf8').catch(() => null);
  if (text === null) return nothingThere(folder);
  const { seed, wall, ...learned } = JSON.parse(text) as Kept;
  return { directory: openRunDirectory(resolve(folder)), run: basename(folder), seed, learned, wall };
}

/** Names begin with the time. */
async function lastBegun(folder: string): Promise<string> {
  const names = (await readdir(folder).catch(() => [])).toSorted().reverse();
  for (const name of names) {
    if ((await stat(join(folder, name, learnedFile)).catch(() => null)) !== null) return join(folder, name);
  }
  return nothingThere(folder);
}

const nothingThere = (folder: string): never =>
  fail('R244', `there is no exploration in ${shown(folder)} that could go on`, {
    at: '--continue',
    fix: `name its folder, such as ${join(shown(dirname(folder)), '20261130-101500-7f3a')}, or leave --continue out`,
  });
