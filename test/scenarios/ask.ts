/** Runs scenario files by the command a user types; one that does not pass is asked once more, because a machine may stall. */
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import type { Analysis } from '../../harness/model/analysis.ts';

const root = join(import.meta.dirname, '../..');

export interface Asked {
  /** In the order of the files; of one that was asked twice, the second. */
  readonly analyses: readonly Analysis[];
  /** Of the last command. */
  readonly exitCode: number | undefined;
}

/** `reports` is where the run directories go. */
export async function ask(files: readonly string[], reports: string): Promise<Asked> {
  const first = await runOnce(files, reports);
  const again = files.filter((file) => find(first, file)?.verdict !== 'pass');
  if (again.length === 0) return first;
  process.stdout.write(
    `      asked once more: ${again.map((file) => `${file} (${find(first, file)?.sentence})`).join('; ')}\n`,
  );
  const second = await runOnce(again, reports);
  const analyses = files.flatMap((file) => find(second, file) ?? find(first, file) ?? []);
  return { analyses, exitCode: second.exitCode };
}

const find = ({ analyses }: Asked, file: string): Analysis | undefined => analyses.find((one) => one.file === file);

async function runOnce(files: readonly string[], reports: string): Promise<Asked> {
  const words = ['harness/cli/main.ts', 'run', ...files, '--reports', reports, '--json'];
  const { stdout, stderr, exitCode } = await execa(process.execPath, words, {
    cwd: root,
    reject: false,
    stdin: 'ignore',
  });
  process.stdout.write(`${stderr}\n`);
  const parsed: Analysis | readonly Analysis[] = stdout === '' ? [] : JSON.parse(stdout);
  return { analyses: [parsed].flat(), exitCode };
}

/** What did not hold, in words, for a test to say what broke. */
export const shortcomings = (analysis: Analysis): readonly string[] =>
  analysis.experiments.flatMap(({ name, expectations }) =>
    expectations
      .filter((one) => one.verdict !== 'pass')
      .map(
        (one) =>
          `${name}: ${one.sentence}: ${one.verdict}, observed ${one.observed}, limit ${one.limit}, ${one.reason}`,
      ),
  );
