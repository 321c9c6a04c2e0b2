/** A process of the package's own in which the user's code runs: within limits, in a group of its own, and gone when we are. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { endTogether, watcherInput } from '../subprocess/end-with-us.ts';
import { type KernelLimits, launched } from '../subprocess/launched.ts';

export type OwnProcess = ChildProcess;

/** By its name in the manifest's `imports`. It is told by messages, and what it writes can be read. */
export function startOwnProcess(name: string, limits: KernelLimits): OwnProcess {
  const entry = fileURLToPath(import.meta.resolve(name));
  const [shell, ...words] = launched([process.execPath, '--max-old-space-size=1024', entry], limits);
  const child = spawn(shell, words, {
    stdio: ['ignore', 'pipe', 'pipe', watcherInput(), 'ipc'],
    serialization: 'advanced',
    detached: true,
  });
  endTogether(child);
  return child;
}

/** 0 where the system does not tell. */
export function residentMiB({ pid }: OwnProcess): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
