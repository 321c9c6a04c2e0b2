/** The commits of a stack's repository, as the gate asks for them. */
import { relative, resolve } from 'node:path';
import type { Commit } from '../../model/night.ts';
import { seconds } from '../../model/time.ts';
import { type Limits, runCommand } from '../../subprocess/run-command.ts';

const limits: Limits = { deadline: seconds(60), memoryMiB: 1024 };

const git = (folder: string, ...words: string[]) => runCommand(['git', ...words], limits, { cwd: folder });

const line = '%H%x09%s';

function read(text: string): Commit | null {
  const [id, ...subject] = text.trim().split('\t');
  return id === undefined || id === '' ? null : { id: id.slice(0, 12), subject: subject.join('\t'), dirty: false };
}

/** What is checked out where the folder lies; null: it lies in no repository with a commit. `beside`: folders whose changes are no matter. */
export async function checkedOut(folder: string, beside: readonly string[]): Promise<Commit | null> {
  const head = await git(folder, 'log', '-1', `--format=${line}`);
  const commit = head.ok ? read(head.stdout) : null;
  if (commit === null) return null;
  const top = (await git(folder, 'rev-parse', '--show-toplevel')).stdout.trim();
  const without = beside
    .map((one) => relative(top, resolve(one)))
    .filter((one) => one !== '' && !one.startsWith('..'))
    .map((one) => `:(exclude,top)${one}`);
  const status = await git(top, 'status', '--porcelain', '--', '.', ...without);
  return { ...commit, dirty: !status.ok || status.stdout.trim() !== '' };
}

/** The commit of a name; null: the clone has none of that name. */
export async function commitNamed(folder: string, name: string): Promise<Commit | null> {
  const found = await git(folder, 'log', '-1', `--format=${line}`, '--end-of-options', name, '--');
  return found.ok ? read(found.stdout) : null;
}

/** Along the first parents, oldest first; empty where the one is no ancestor of the other. */
export async function commitsBetween(folder: string, after: Commit, to: Commit): Promise<readonly Commit[]> {
  const ancestor = await git(folder, 'merge-base', '--is-ancestor', after.id, to.id);
  if (!ancestor.ok) return [];
  const range = `${after.id}..${to.id}`;
  const found = await git(folder, 'log', '--first-parent', '--reverse', `--format=${line}`, range);
  return found.ok ? found.stdout.split('\n').flatMap((one) => read(one) ?? []) : [];
}
