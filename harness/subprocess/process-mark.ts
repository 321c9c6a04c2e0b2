/** Tells one process from another that got the same number: by start time, boot and command line. Linux. */
import { existsSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A process that can be recognised later. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks from boot to its start: field 22 of `/proc/<pid>/stat`. Empty: not known, off Linux. */
  readonly startTicks: string;
  /** The kernel's random name of this boot. */
  readonly boot: string;
}

/** The name of this boot; one word for all boots where the kernel tells none. */
export const bootId = async (): Promise<string> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown')).trim();

/** Start time of a live process; null when there is none, or only its zombie. */
async function startTicks(pid: number): Promise<string | null> {
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

/** Off Linux a process has no start time to tell; its number must do. */
export const markSelf = (): Promise<ProcessMark> =>
  markProcess(process.pid).catch(() => ({ pid: process.pid, startTicks: '', boot: '' }));

/** Whether the marked process still runs; with `words`, its command line must hold them too. */
export async function isAlive(mark: ProcessMark, words = ''): Promise<boolean> {
  if (mark.startTicks === '') return hasNumber(mark.pid);
  if (mark.boot !== (await bootId())) return false;
  // A system may hide the processes of others: what cannot be seen may be alive.
  if (!existsSync(`/proc/${mark.pid}`)) return isForbidden(mark.pid);
  if ((await startTicks(mark.pid)) !== mark.startTicks) return false;
  return words === '' || (await commandLine(mark.pid)).includes(words);
}

const hasNumber = (pid: number): boolean => asked(pid) !== 'gone';

/** It is another user's. */
const isForbidden = (pid: number): boolean => asked(pid) === 'forbidden';

function asked(pid: number): 'there' | 'forbidden' | 'gone' {
  try {
    process.kill(pid, 0);
    return 'there';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'forbidden' : 'gone';
  }
}

/** Command line with blanks between arguments; empty when the process is gone. */
export const commandLine = async (pid: number): Promise<string> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').join(' ').trim();

/** Where a process's number means something: the namespace of its processes. Empty where there are none. */
export function ownNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
