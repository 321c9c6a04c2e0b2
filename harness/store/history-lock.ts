/** One at a time writes to a history: a file that whoever writes creates, and that another takes over when its owner is dead. */
import { linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk } from './disk.ts';
import { type LockHolder, mayLive, ownHolder, readHolder, refuseLock, writeHolder } from './lock-holder.ts';

/** Of the lock's files; each begins so. */
export const lockName = '.lock';

/** Most rounds in which the lock was free again before it could be said who holds it. */
const rounds = 100;

/** What it gives back releases the lock. Throws R423 where somebody holds it, R405 or R107 where nothing can be written. */
export async function lockHistory(folder: string): Promise<() => void> {
  const path = join(folder, lockName);
  const holder = await ownHolder();
  // It has its content before it has the lock's name, so nobody reads half of it.
  const mine = `${path}-${holder.id}`;
  try {
    writeHolder(mine, holder);
    for (let round = 1; !linked(mine, path); round += 1) {
      const found = readHolder(path);
      if (found === null && round < rounds) continue;
      if (found === null || (await mayLive(found, path))) refuseLock(found, path);
      else if (takenOver(mine, path, found)) break;
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (readHolder(path)?.id === holder.id) rmSync(path, { force: true });
  };
}

/** False: there is one of this name. */
const linked = (from: string, to: string): boolean =>
  onDisk(() => {
    try {
      linkSync(from, to);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });

/**
 * Of all that find the same lock with its owner dead, one may put its own in its place: who gets the name that is made of that very
 * lock, as long as it is still there.
 */
function takenOver(mine: string, path: string, dead: LockHolder): boolean {
  const claim = `${path}-after-${dead.id}`;
  if (!linked(mine, claim)) return refuseLock(readHolder(claim), claim);
  if (readHolder(path)?.id === dead.id) {
    renameSync(claim, path);
    return true;
  }
  rmSync(claim);
  return false;
}
