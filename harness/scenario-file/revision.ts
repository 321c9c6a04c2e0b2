/** A stack's folder as it was at a git revision, laid out beside the results. */
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { fail } from '../model/failure.ts';

export interface Revision {
  /** Twelve digits of the commit. */
  readonly commit: string;
  /** The stack's folder at that commit. */
  readonly folder: string;
}

/**
 * Writes the whole tree of the repository's commit below `into`, because a stack builds from folders beside its own.
 * Throws R413 where there is no repository, no such revision, or no such folder in it.
 */
export async function layOutRevision(folder: string, name: string, into: string): Promise<Revision> {
  const git = (...words: string[]) => execa('git', words, { cwd: folder, reject: false, stdin: 'ignore' });
  const refuse = (reason: string): never =>
    fail('R413', `the revision '${name}' cannot be read: ${reason}`, {
      at: folder,
      fix: 'name a commit, a tag or a branch',
    });
  const top = await git('rev-parse', '--show-toplevel');
  if (top.failed) refuse('the stack lies in no git repository');
  const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  if (found.failed) refuse('there is no such commit');
  const commit = found.stdout.trim().slice(0, 12);
  const place = join(into, commit);
  await mkdir(place, { recursive: true });
  const archive = execa('git', ['archive', '--format=tar', commit], {
    cwd: top.stdout.trim(),
    buffer: false,
    reject: false,
  });
  const unpacked = await archive.pipe('tar', ['-x', '-C', place], { reject: false });
  const written = await archive;
  if (unpacked.failed || written.failed) refuse('it could not be checked out');
  const inside = relative(top.stdout.trim(), resolve(folder));
  const there = await git('cat-file', '-e', `${commit}:${inside}`);
  if (inside !== '' && there.failed) refuse(`it has no ${inside}`);
  return { commit, folder: join(place, inside) };
}
