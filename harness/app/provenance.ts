/** Which code made a result. */
import { seconds } from '../model/time.ts';
import { type Limits, runCommand } from '../subprocess/run-command.ts';

const limits: Limits = { deadline: seconds(30), memoryMiB: 1024 };

/** The commit of the folder's repository, `+` when something is uncommitted; null outside a repository. */
export async function gitCommit(folder: string): Promise<string | null> {
  const git = (...words: string[]) => runCommand(['git', ...words], limits, { cwd: folder });
  const head = await git('rev-parse', '--short=12', 'HEAD');
  if (!head.ok) return null;
  const status = await git('status', '--porcelain');
  return `${head.stdout.trim()}${status.ok && status.stdout.trim() === '' ? '' : '+'}`;
}
