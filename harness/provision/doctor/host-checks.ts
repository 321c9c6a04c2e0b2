/** What the doctor asks of the machine itself. */
import { readFile, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { nodeInUse } from '../host/node-in-use.ts';
import type { Env } from '../host/paths.ts';
import { check, type DoctorCheck } from './check.ts';

const gib = 1024 ** 3;

const inGib = (bytes: number): string => `${(bytes / gib).toFixed(1)} GiB`;

export function checkNode(env: Env, version: string, stripsTypes: boolean): DoctorCheck {
  const needed = 'running scenarios, which are TypeScript files';
  const found = `${nodeInUse(env, version)}${stripsTypes ? '' : ', which does not run TypeScript'}`;
  return check('Node', needed, stripsTypes ? 'ok' : 'missing', found, 'install Node 22.22 or newer from nodejs.org');
}

/** Free space at `folder`, or at its nearest parent that exists. */
export async function checkDisk(folder: string): Promise<DoctorCheck> {
  let at = folder;
  let room = await statfs(at).catch(() => null);
  while (room === null && at !== dirname(at)) {
    at = dirname(at);
    room = await statfs(at).catch(() => null);
  }
  return judgeDisk(room === null ? null : room.bavail * room.bsize, at);
}

/** An engine, its images and a run's logs take about 1.5 GiB. */
export function judgeDisk(free: number | null, at: string): DoctorCheck {
  const needed = 'images, containers and run directories';
  if (free === null) return check('disk', needed, 'warning', `free space at ${at} is not known`);
  const state = free < gib ? 'missing' : free < 3 * gib ? 'warning' : 'ok';
  return check(
    'disk',
    needed,
    state,
    `${inGib(free)} free at ${at}`,
    'free some, or set RESILIENCE_HOME to another disk',
  );
}

/** Memory that can be had without swapping. */
export async function checkMemory(): Promise<DoctorCheck> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const available = Number(/^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1]) * 1024;
  return judgeMemory(Number.isNaN(available) ? totalmem() : available);
}

/** A small stack with its engine takes about half a GiB; below that the measuring itself gets slow. */
export function judgeMemory(free: number): DoctorCheck {
  const state = free < gib / 4 ? 'missing' : free < gib ? 'warning' : 'ok';
  return check(
    'memory',
    'the stack, the engine and an accurate clock',
    state,
    `${inGib(free)} available`,
    'stop other programs',
  );
}
