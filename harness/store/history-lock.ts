/** One at a time writes to a history: a file that whoever writes creates, and that another takes over when its owner is dead. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail } from '../model/failure.ts';
import { isAlive, markSelf, type ProcessMark } from '../subprocess/process-mark.ts';
import { onDisk } from './disk.ts';
import { parseJson } from './read-text.ts';
import { count, fields, number, text } from './shape.ts';

interface Holder extends ProcessMark {
  readonly id: string;
  /** Where its number means something: the host, and on Linux the namespace of its processes. */
  readonly host: string;
  readonly namespace: string;
  /** Wall clock. */
  readonly since: number;
}

const isHolder = fields({
  ...{ pid: count, startTicks: text, boot: text, id: text, host: text, namespace: text, since: number },
});

/** Of the lock's files; each begins so. */
export const lockName = '.lock';

/** Most rounds in which the lock was free again before it could be said who holds it. */
const rounds = 100;

/** What it gives back releases the lock. Throws R423 where somebody holds it, R405 or R107 where nothing can be written. */
export async function lockHistory(folder: string): Promise<() => void> {
  const path = join(folder, lockName);
  const holder = await self();
  // It has its content before it has the lock's name, so nobody reads half of it.
  const mine = `${path}-${holder.id}`;
  try {
    onDisk(() => writeFileSync(mine, JSON.stringify(holder)));
    for (let round = 1; !linked(mine, path); round += 1) {
      const found = read(path);
      if (found === null && round < rounds) continue;
      if (found === null || (await mayLive(found))) refuse(found, path);
      else if (takenOver(mine, path, found)) break;
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(path)?.id === holder.id) rmSync(path, { force: true });
  };
}

const self = async (): Promise<Holder> => ({
  ...(await markSelf()),
  ...{ id: randomUUID(), host: hostname(), namespace: ownNamespace(), since: Date.now() },
});

function ownNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** What runs elsewhere cannot be asked. */
const mayLive = async (holder: Holder): Promise<boolean> =>
  holder.host !== hostname() || holder.namespace !== ownNamespace() || (await isAlive(holder));

/** False: there is one of this name. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return onDisk(() => {
      throw error;
    });
  }
}

/** Null: there is none now. Throws R423 for one that does not say whose it is. */
function read(path: string): Holder | null {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const value = parseJson(content);
  return isHolder(value) ? (value as Holder) : refuse(null, path);
}

/**
 * Of all that find the same lock with its owner dead, one may put its own in its place: who gets the name that is made of that very
 * lock, as long as it is still there.
 */
function takenOver(mine: string, path: string, dead: Holder): boolean {
  const claim = `${path}-after-${dead.id}`;
  if (!linked(mine, claim)) return refuse(read(claim), claim);
  if (read(path)?.id === dead.id) {
    renameSync(claim, path);
    return true;
  }
  rmSync(claim);
  return false;
}

function refuse(holder: Holder | null, at: string): never {
  if (holder === null) {
    fail('R423', 'its lock does not say who holds it', { at, fix: 'if nobody writes to the history, delete the lock' });
  }
  const since = `${new Date(holder.since).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return fail('R423', `process ${holder.pid} on ${holder.host} has been writing to it since ${since}`, {
    at,
    fix:
      holder.host === hostname() && holder.namespace === ownNamespace()
        ? 'wait for it to end'
        : `wait for it to end; if it is gone from ${holder.host}, delete the lock`,
  });
}
