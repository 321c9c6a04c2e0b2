/** A stack's folder as it was at a git revision, laid out beside the results. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fail } from '../model/failure.ts';
import { minutes } from '../model/time.ts';
import { type Limits, runCommand } from '../subprocess/run-command.ts';

export interface Revision {
  /** Twelve digits of the commit. */
  readonly commit: string;
  /** The stack's folder at that commit. */
  readonly folder: string;
}

/** A large repository on a slow disk. */
const limits: Limits = { deadline: minutes(10), memoryMiB: 2048 };

/**
 * Writes the whole tree of the repository's commit below `into`, because a stack builds from folders beside its own.
 * Throws R413 where there is no repository, no such revision, or no such folder in it.
 */
export async function layOutRevision(folder: string, name: string, into: string): Promise<Revision> {
  const git = (...words: string[]) => runCommand(['git', ...words], limits, { cwd: folder });
  const refuse = (reason: string): never =>
    fail('R413', `the revision '${name}' cannot be read: ${reason}`, {
      at: folder,
      fix: 'name a commit, a tag or a branch',
    });
  const top = await git('rev-parse', '--show-toplevel');
  if (!top.ok) refuse('the stack lies in no git repository');
  const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  if (!found.ok) refuse('there is no such commit');
  const commit = found.stdout.trim().slice(0, 12);
  const place = join(into, commit);
  await mkdir(place, { recursive: true });
  const archive = resolve(`${place}.${randomUUID()}.tar`);
  const written = await git('-C', top.stdout.trim(), 'archive', '--format=tar', '-o', archive, commit);
  const unpacked = written.ok && (await runCommand(['tar', '-xf', archive, '-C', place], limits)).ok;
  await rm(archive, { force: true });
  if (!unpacked) refuse(`it could not be checked out${written.ok ? '' : `: git ${written.reason}`}`);
  const inside = relative(top.stdout.trim(), resolve(folder));
  const there = await git('cat-file', '-e', `${commit}:${inside}`);
  if (inside !== '' && !there.ok) refuse(`it has no ${inside}`);
  return { commit, folder: join(place, inside) };
}
