/** A lock between processes that survives the death of its owner. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { secondsText } from '../../model/duration-text.ts';
import { isAlive, markSelf } from '../../subprocess/process-mark.ts';
import { until } from './process.ts';

const ownerShape = z.object({ pid: z.number(), startTicks: z.string(), boot: z.string(), id: z.string() });

/**
 * Runs `action` while holding the lock file `path`. Waits for a live owner, `onWait` is called once with who that is; takes the
 * lock over from a dead one. Throws when the owner still lives after `limitMs`.
 */
export async function withLock<T>(
  path: string,
  action: () => Promise<T>,
  { onWait, limitMs = 600_000 }: { onWait?: (pid: number) => void; limitMs?: number } = {},
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const id = randomUUID();
  const mine = `${path}.${id}`;
  await writeFile(mine, JSON.stringify({ ...(await markSelf()), id }));
  let told = false;
  try {
    const taken = await until(
      async () => {
        if (await take(mine, path)) return true;
        const owner = await readOwner(path);
        if (owner === null) return false;
        if (!(await isAlive(owner))) await breakLock(path, owner.id);
        else if (!told) {
          told = true;
          onWait?.(owner.pid);
        }
        return false;
      },
      limitMs,
      50,
    );
    if (!taken) throw new Error(`${path} is still held after ${secondsText(limitMs)}`);
    try {
      await sweep(path, mine);
      return await action();
    } finally {
      if ((await readOwner(path))?.id === id) await rm(path, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

type Owner = z.infer<typeof ownerShape>;

/** Linking is atomic and the file is complete before it gets its name, so nobody reads half an owner. */
const take = (mine: string, path: string): Promise<boolean> =>
  link(mine, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** Null when the lock is free just now. A file that names nobody can only be damage; its owner counts as dead. */
async function readOwner(path: string): Promise<Owner | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return ownerShape.parse(JSON.parse(text));
  } catch {
    return { pid: 0, startTicks: '0', boot: 'damaged', id: 'damaged' };
  }
}

/** Removes what those left who were killed while they waited. */
async function sweep(path: string, mine: string): Promise<void> {
  const names = await readdir(dirname(path));
  const waiting = names
    .map((name) => join(dirname(path), name))
    .filter((one) => one.startsWith(`${path}.`) && one !== mine);
  for (const one of waiting) {
    const owner = await readOwner(one);
    if (owner !== null && !(await isAlive(owner))) await rm(one, { force: true });
  }
}

/** Removes a dead owner's lock. If another process was faster and the lock is a live one by now, it is put back. */
async function breakLock(path: string, id: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const owner = await readOwner(aside);
  if (owner !== null && owner.id !== id) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
