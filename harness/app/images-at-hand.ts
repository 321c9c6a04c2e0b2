/** What images say of themselves, where an engine has them. */
import { FailureError } from '../model/failure.ts';
import type { ImageFacts } from '../model/image-facts.ts';
import { discoverEngine } from '../provision/finding/discover.ts';
import type { Env } from '../provision/host/paths.ts';
import { engineKind } from './engine.ts';

/** What the images say that are on the engine here; where there is no engine, or it does not answer, nothing is known of any. */
export async function imagesAtHand(names: readonly string[], env: Env): Promise<ReadonlyMap<string, ImageFacts>> {
  const found = names.length === 0 ? null : await discoverEngine(env);
  if (found === null || !('endpoint' in found)) return new Map();
  try {
    return await engineKind.imagesOn(found.endpoint.dockerHost, names);
  } catch (error) {
    if (error instanceof FailureError) return new Map();
    throw error;
  }
}
