/** The processes of this machine: found by name or words, signalled, waited for. Linux. */
import { readdir, readFile } from 'node:fs/promises';
import { commandLine } from '../../subprocess/process-mark.ts';

/** All live processes whose command line holds `words`, this one left out. */
export async function processesWith(words: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(pids.map(async (pid) => [pid, await commandLine(pid)] as const));
  return lines.filter(([pid, line]) => pid !== process.pid && line.includes(words)).map(([pid]) => pid);
}

/** Whether a process of this name runs that is not among `except`. */
export async function runsElsewhere(name: string, except: readonly number[]): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const names = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')));
  return pids.some((pid, index) => !except.includes(pid) && names[index]!.trim() === name);
}

/** Sends a signal and hides that the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Waits until the condition holds, polling every `everyMs`; false when `limitMs` have passed. */
export async function until(condition: () => Promise<boolean>, limitMs: number, everyMs = 25): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
