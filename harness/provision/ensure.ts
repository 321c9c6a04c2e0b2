/** Everything a run needs of the machine: an engine, Compose and the base images; provisioned where that is allowed. */
import { FailureError, fail } from '../model/failure.ts';
import type { BaseImages, ComposeCommand } from '../model/machine.ts';
import { findCompose } from './finding/compose.ts';
import { discoverEngine, noEngine } from './finding/discover.ts';
import type { EngineEndpoint } from './finding/endpoint.ts';
import { withLock } from './host/lock.ts';
import { installPackages, type OnProgress } from './host/packages.ts';
import { type Env, paths } from './host/paths.ts';
import { ensureBaseImages } from './images/images.ts';
import { engineUp } from './private-engine/private-engine.ts';

export interface Machine {
  readonly endpoint: EngineEndpoint;
  readonly compose: ComposeCommand;
  readonly images: BaseImages;
}

export interface EnsureOptions {
  /** Whether a private engine may be set up where none answers, and Compose be fetched where there is none. */
  readonly mayProvision: boolean;
  /** Called with one line when something is set up, and nothing when all is there. */
  readonly onProgress: OnProgress;
  readonly env: Env;
}

/** Throws R401 without an engine, R403 without Compose, R404 to R408 when setting up fails. */
export async function ensureEngine({ mayProvision, onProgress, env }: EnsureOptions): Promise<Machine> {
  const endpoint = await findOrProvision(mayProvision, onProgress, env);
  const compose = (await findCompose(endpoint, env)) ?? (await provideCompose(endpoint, mayProvision, onProgress, env));
  const images = await ensureBaseImages(endpoint, env, onceOnly('making the base image', onProgress));
  return { endpoint, compose, images };
}

/** The engine that answers. Throws R401 when none does. */
export async function requireEngine(env: Env): Promise<EngineEndpoint> {
  const found = await discoverEngine(env);
  if ('endpoint' in found) return found.endpoint;
  throw new FailureError([noEngine(found)]);
}

async function findOrProvision(mayProvision: boolean, onProgress: OnProgress, env: Env): Promise<EngineEndpoint> {
  const found = await discoverEngine(env);
  if ('endpoint' in found) return found.endpoint;
  // An engine that the user named is not to be replaced by one that they did not.
  if (!mayProvision || found.named) throw new FailureError([noEngine(found)]);
  await engineUp(env, onceOnly('no engine answers: setting up a private one', onProgress));
  return requireEngine(env);
}

async function provideCompose(
  endpoint: EngineEndpoint,
  mayProvision: boolean,
  onProgress: OnProgress,
  env: Env,
): Promise<ComposeCommand> {
  const fix = 'install the Compose plugin, or let `npx resilience engine up` fetch one';
  if (!mayProvision) fail('R403', 'there is an engine, and no Compose of version 2 or newer', { fix });
  await fetchCompose(env, onceOnly('no Compose here: fetching one', onProgress));
  return (await findCompose(endpoint, env)) ?? fail('R403', 'the Compose that was fetched does not run', { fix });
}

/** Unpacks Compose, Buildx and a client into the harness's own folder. */
export async function fetchCompose(env: Env, onProgress: OnProgress): Promise<void> {
  const own = paths(env);
  await withLock(own.lock, () => installPackages(own, 'client', env, onProgress));
}

/** One line however many steps there are, at the first of them. */
function onceOnly(line: string, onProgress: OnProgress): OnProgress {
  let told = false;
  return () => {
    if (!told) onProgress(line);
    told = true;
  };
}
