/** What a run costs beside its windows and beside what the engine itself needs. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { readRun } from '../../harness/store/read-run.ts';
import { folder } from './ways.ts';

export interface WholeRun {
  /** From the start of the command to its exit, in milliseconds. */
  readonly wall: number;
  /** Sum of the planned windows. */
  readonly windows: number;
}

/** Runs the scenario by the command that a user types, report and all. */
export async function runWhole(): Promise<WholeRun> {
  const reports = await mkdtemp(join(tmpdir(), 'resilience-bench-'));
  const root = join(import.meta.dirname, '../..');
  const args = [join(root, 'harness/cli/main.ts'), 'run', join(folder, 'scenario.ts'), '--reports', reports];
  try {
    const began = performance.now();
    const { exitCode, stderr } = await execa(process.execPath, args, { cwd: root, reject: false, stdin: 'ignore' });
    const wall = performance.now() - began;
    const [name] = await readdir(join(reports, 'scenario')).catch(() => []);
    if (name === undefined) throw new Error(`the run left nothing behind (exit ${exitCode}): ${stderr}`);
    const { plan } = await readRun(join(reports, 'scenario', name));
    return { wall, windows: plan.windows };
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}
