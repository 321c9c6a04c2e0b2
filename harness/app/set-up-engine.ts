/** Sets up what is missing for runs: an engine where none answers, Compose where there is none. */
import { FailureError } from '../model/failure.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { fetchCompose } from '../provision/ensure.ts';
import { findCompose } from '../provision/finding/compose.ts';
import { discoverEngine, noEngine } from '../provision/finding/discover.ts';
import type { EngineEndpoint } from '../provision/finding/endpoint.ts';
import type { Env } from '../provision/host/paths.ts';
import { type EngineStatus, engineUp } from '../provision/private-engine/private-engine.ts';

/** An engine of the user's own that answers already, or the private one. */
export type EngineThere =
  | { readonly own: EngineEndpoint }
  /** `took`: to set it up and start it. */
  | { readonly ours: EngineStatus; readonly took: Duration };

/** Throws R401 where the user named an engine that does not answer: another would be no answer. */
export async function setUpEngine(env: Env, onProgress: (line: string) => void): Promise<EngineThere> {
  const found = await discoverEngine(env);
  if ('endpoint' in found && found.endpoint.origin !== 'the private engine') {
    if ((await findCompose(found.endpoint, env)) === null) await fetchCompose(env, onProgress);
    return { own: found.endpoint };
  }
  if ('tried' in found && found.named) throw new FailureError([noEngine(found)]);
  const began = performance.now();
  const ours = await engineUp(env, onProgress);
  return { ours, took: milliseconds(performance.now() - began) };
}
