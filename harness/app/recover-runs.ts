/** Removes what runs have left on the engine: by their label what killed ones left behind, and the images that runs have built. */
import type { KeptImages } from '../model/event.ts';
import { requireEngine } from '../provision/ensure.ts';
import type { Env } from '../provision/host/paths.ts';
import { engineKind } from './engine.ts';

export interface RecoveredRun {
  readonly run: string;
  /** How many containers, networks and volumes it had left. */
  readonly found: number;
  /** Names of what is still there. */
  readonly remaining: readonly string[];
}

/**
 * Told one after the other, as they are removed. Without a name, what runs have that are still under way on this engine is removed too:
 * it is meant for after a killed run, and where others use the same engine the run is to be named.
 */
export async function* recoverRuns(names: readonly string[], env: Env): AsyncGenerator<RecoveredRun> {
  const engine = await requireEngine(env);
  for (const one of await engineKind.findLeftovers(engine)) {
    if (names.length > 0 && !names.includes(one.run)) continue;
    const { found, remaining } = await engineKind.removeLeftovers(engine, one);
    yield { run: one.run, found: found.length, remaining };
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
