/** Removes what runs have left on the engine: by their label what killed ones left behind, and the images that runs have built. */
import { existsSync } from 'node:fs';
import type { KeptImages } from '../model/event.ts';
import { ensureEngine, requireEngine } from '../provision/ensure.ts';
import type { Env } from '../provision/host/paths.ts';
import { whoText } from '../subprocess/owner.ts';
import { engineKind } from './engine.ts';
import { cleanUpInstead } from './guard/clean-up-instead.ts';
import { findRuns, guardianDone, undoingOf } from './guard/found-runs.ts';

export interface RecoveredRun {
  readonly run: string;
  /** How many containers, networks and volumes it had left. */
  readonly found: number;
  /** What is still to do, in words. */
  readonly remaining: readonly string[];
  /** Why nothing was done. Absent: it was. */
  readonly leftAlone?: string;
}

/**
 * Told one after the other, as they are removed; what was done to a project that they attached to is undone. Without a name, those that
 * may be under way are left alone.
 */
export async function* recoverRuns(names: readonly string[], env: Env): AsyncGenerator<RecoveredRun> {
  const here = { mayProvision: false, onProgress: () => undefined, env };
  const engine = await requireEngine(env);
  for (const one of await findRuns(engine)) {
    const { run, state, owner, lock } = one;
    const isNamed = names.includes(run);
    if (names.length > 0 && !isNamed) continue;
    if (!isNamed && (state === 'maker' || state === 'elsewhere')) {
      const leftAlone = `it is of ${whoText(owner)}, which ${state === 'maker' ? 'is still there' : 'may still be there'}`;
      yield { run, found: 0, remaining: [], leftAlone };
      continue;
    }
    await guardianDone(owner);
    const undoing = lock === null ? null : undoingOf(await ensureEngine(here));
    const remaining = await cleanUpInstead(one, engine, undoing);
    // Where nobody can know any more what was done, the lock would be there for ever.
    const isLost = lock !== null && state !== 'elsewhere' && !existsSync(lock.folder);
    if (isNamed && isLost) await engineKind.releaseLock(engine, run);
    yield { run, found: one.names.length + (lock === null ? 0 : 1), remaining };
  }
}

export interface RecoveredImages {
  readonly gone: KeptImages;
  /** Those that a container uses. */
  readonly remaining: readonly string[];
}

/** The next run builds its own again. */
export async function recoverImages(env: Env): Promise<RecoveredImages> {
  const engine = await requireEngine(env);
  const before = await engineKind.findBuiltImages(engine);
  const remaining = await engineKind.removeBuiltImages(engine);
  const kept = remaining.length === 0 ? 0 : (await engineKind.findBuiltImages(engine)).bytes;
  const names = before.names.filter((name) => !remaining.includes(name));
  return { gone: { names, bytes: before.bytes - kept }, remaining };
}
