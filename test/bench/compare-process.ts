/** `resilience compare` as a process of its own, whatever its verdict. */
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Comparison } from '../../harness/model/comparison.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A few seconds each, of one fault that the engine notices. */
const scenario = 'scenarios/settings/numbers-health.ts';

export async function compare(reports: string, ...words: readonly string[]): Promise<Comparison> {
  const asked = ['--json', '--no-confirm', '--no-controls', '--provision', '--reports', reports];
  const { stdout } = await execa('node', ['harness/cli/main.ts', 'compare', scenario, ...asked, ...words], {
    ...{ cwd: repository, reject: false, stderr: 'inherit' },
  });
  return JSON.parse(stdout);
}

/** The folder of the only comparison in `reports`. */
export async function folderIn(reports: string): Promise<string> {
  for await (const document of glob('*/*/comparison.json', { cwd: reports })) return join(reports, dirname(document));
  throw new Error(`no comparison was kept in ${reports}`);
}

/** A folder for reports that is gone afterwards. */
export async function withReports<T>(use: (reports: string) => Promise<T>): Promise<T> {
  const reports = await mkdtemp(join(tmpdir(), 'resilience-bench-'));
  try {
    return await use(reports);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}
