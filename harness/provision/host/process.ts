/** Tells one process from another that got the same number: by start time, boot and command line. Linux. */
import { readdir, readFile } from 'node:fs/promises';

/** A process that can be recognised later. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks from boot to its start: field 22 of `/proc/<pid>/stat`. */
  readonly startTicks: string;
  /** The kernel's random name of this boot. */
  readonly boot: string;
}

/** The name of this boot; one word for all boots where the kernel tells none. */
export const bootId = async (): Promise<string> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown')).trim();

/** Start time of a live process; null when there is none, or only its zombie. */
export async function startTicks(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? null : parseStartTicks(stat);
}

/** Field 22 of a `stat` line; the name in field 2 may hold blanks and brackets, so counting starts after the last one. */
export function parseStartTicks(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

/** Marks a process of ours. Throws when it is gone already. */
export async function markProcess(pid: number): Promise<ProcessMark> {
  const ticks = await startTicks(pid);
  if (ticks === null) throw new Error(`process ${pid} is gone`);
  return { pid, startTicks: ticks, boot: await bootId() };
}

/** Whether the marked process still runs; with `words`, its command line must hold them too. */
export async function isAlive(mark: ProcessMark, words = ''): Promise<boolean> {
  if (mark.boot !== (await bootId()) || (await startTicks(mark.pid)) !== mark.startTicks) return false;
  return words === '' || (await commandLine(mark.pid)).includes(words);
}

/** Command line with blanks between arguments; empty when the process is gone. */
export const commandLine = async (pid: number): Promise<string> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').join(' ').trim();

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
