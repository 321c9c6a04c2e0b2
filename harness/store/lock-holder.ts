/** Who holds the lock of a history, as its file says; and whether that one may still be alive. */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fail } from '../model/failure.ts';
import { isAlive, markSelf, ownNamespace, type ProcessMark } from '../subprocess/process-mark.ts';
import { onDisk } from './disk.ts';
import { parseJson } from './read-text.ts';
import { count, fields, number, text } from './shape.ts';

export interface LockHolder extends ProcessMark {
  readonly id: string;
  /** Where its number means something: the host, and on Linux the namespace of its processes. */
  readonly host: string;
  readonly namespace: string;
  /** Wall clock. */
  readonly since: number;
  /** Of the lock's file: in a copy it is another's. */
  readonly inode: number;
}

const isHolder = fields({
  ...{ pid: count, startTicks: text, boot: text, id: text, host: text, namespace: text, since: number, inode: number },
});

/** This process, which has no file yet. */
export const ownHolder = async (): Promise<Omit<LockHolder, 'inode'>> => ({
  ...(await markSelf()),
  ...{ id: randomUUID(), host: hostname(), namespace: ownNamespace(), since: Date.now() },
});

/** Writes a new file. Throws R405 or R107. */
export const writeHolder = (path: string, holder: Omit<LockHolder, 'inode'>): void =>
  onDisk(() => {
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, JSON.stringify({ ...holder, inode: fstatSync(file).ino }));
    } finally {
      closeSync(file);
    }
  });

/** Null: there is none now. Throws R423 for one that does not say whose it is. */
export function readHolder(path: string): LockHolder | null {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const value = parseJson(content);
  return isHolder(value) ? (value as LockHolder) : refuseLock(null, path);
}

/** What runs elsewhere cannot be asked; but a lock that came with a copy of the folder, as out of a cache of CI, locks nothing here. */
export const mayLive = async (holder: LockHolder, path: string): Promise<boolean> =>
  isFromHere(holder) ? isAlive(holder) : statSync(path, { throwIfNoEntry: false })?.ino === holder.inode;

/** R423. Null: it does not say who. */
export function refuseLock(holder: LockHolder | null, at: string): never {
  if (holder === null) {
    fail('R423', 'its lock does not say who holds it', { at, fix: 'if nobody writes to the history, delete the lock' });
  }
  const since = `${new Date(holder.since).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return fail('R423', `process ${holder.pid} on ${holder.host} has been writing to it since ${since}`, {
    at,
    fix: isFromHere(holder)
      ? 'wait for it to end'
      : `wait for it to end; if it is gone from ${holder.host}, delete the lock`,
  });
}

const isFromHere = ({ host, namespace }: LockHolder): boolean => host === hostname() && namespace === ownNamespace();
