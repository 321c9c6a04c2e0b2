/** Finds an engine that answers, wherever this machine has one. */
import { type Failure, failure } from '../../model/failure.ts';
import { type Env, paths } from '../host/paths.ts';
import { candidates, type Places } from './candidates.ts';
import type { EngineEndpoint } from './endpoint.ts';
import { readRecord } from './engine-state.ts';
import { ping } from './ping.ts';

/** A place that was asked and did not answer. */
export interface TriedPlace {
  readonly origin: string;
  readonly address: string;
  readonly why: string;
}

export type Discovery =
  | { readonly endpoint: EngineEndpoint }
  /** `named`: the user named the one place that was asked, so a private engine is no answer. */
  | { readonly tried: readonly TriedPlace[]; readonly named: boolean };

/**
 * The first engine that answers within two seconds. All places are asked at once and the most preferred answer wins.
 * With `DOCKER_HOST` or `DOCKER_CONTEXT` set that one alone is asked: silently using another engine would be worse than none.
 */
export async function discoverEngine(env: Env, places?: Places): Promise<Discovery> {
  const { named, all } = await candidates(env, places);
  const answers = all.map(({ endpoint }) => ('unusable' in endpoint ? endpoint.unusable : ping(endpoint.connection)));
  const tried: TriedPlace[] = [];
  for (const [index, { origin, address, endpoint }] of all.entries()) {
    const why = await answers[index]!;
    if (why === null && !('unusable' in endpoint)) return { endpoint: await withMetricsPort(endpoint, env) };
    tried.push({ origin, address, why: why ?? 'it cannot be used' });
  }
  return { tried, named };
}

/** Stacks that watch the engine itself get the address where the private one serves its metrics; any other has a port that its owner chose. */
async function withMetricsPort(endpoint: EngineEndpoint, env: Env): Promise<EngineEndpoint> {
  const own = paths(env);
  const record = endpoint.dockerHost === `unix://${own.socket}` ? await readRecord(own.state) : null;
  if (record === null) return endpoint;
  return { ...endpoint, env: { ...endpoint.env, ENGINE_METRICS_PORT: String(record.metricsPort) } };
}

/** What to tell a user when no engine was found. */
export function noEngine({
  tried,
  named,
}: {
  readonly tried: readonly TriedPlace[];
  readonly named: boolean;
}): Failure {
  if (named && tried[0]) {
    const { origin, address, why } = tried[0];
    const variable = origin === 'DOCKER_HOST' ? 'DOCKER_HOST' : 'DOCKER_CONTEXT';
    return failure('R401', `no engine answers at ${address} (${origin}): ${why}`, {
      fix: `start that engine, or unset ${variable} to look for another`,
    });
  }
  const notable = tried.filter(({ why }) => why !== 'nothing is there');
  const found = notable.map(({ origin, address, why }) => `; ${origin}, ${address}: ${why}`).join('');
  return failure('R401', `no engine answers on this machine (${tried.length} places asked${found})`, {
    fix: 'npx resilience engine up',
  });
}
