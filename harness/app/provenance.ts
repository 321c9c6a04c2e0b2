/** Which code made a result. */
import { execa } from 'execa';

/** The commit of the folder's repository, `+` when something is uncommitted; null outside a repository. */
export async function gitCommit(folder: string): Promise<string | null> {
  const git = (...words: string[]) => execa('git', words, { cwd: folder, reject: false, stdin: 'ignore' });
  const head = await git('rev-parse', '--short=12', 'HEAD');
  if (head.failed) return null;
  const status = await git('status', '--porcelain');
  return `${head.stdout.trim()}${status.stdout.trim() === '' ? '' : '+'}`;
}
