/** The places where an engine may listen on this machine, in the order in which they are preferred. */
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Env, paths } from '../host/paths.ts';
import { AddressError } from './address-error.ts';
import { ContextError, currentContext, readContext } from './contexts.ts';
import { type EngineEndpoint, parseEndpoint } from './endpoint.ts';

/** One place to ask, or why it cannot be asked. */
export interface Candidate {
  readonly origin: string;
  readonly address: string;
  readonly endpoint: EngineEndpoint | { readonly unusable: string };
}

/** Root of the absolute places, so that tests can move them; the machine's own is `/`. */
export interface Places {
  readonly root: string;
  readonly uid: number;
}

const here = (): Places => ({ root: '/', uid: userInfo().uid });

/** All candidates. `named`: the user named this one, so no other may take its place. */
export async function candidates(
  env: Env,
  places: Places = here(),
): Promise<{ readonly named: boolean; readonly all: readonly Candidate[] }> {
  if (env.DOCKER_HOST) {
    // The private engine's own address names nothing that the private engine could not be started for.
    const named = env.DOCKER_HOST !== `unix://${paths(env).socket}`;
    return { named, all: [await fromVariable(env, env.DOCKER_HOST)] };
  }
  const context = await currentContext(env);
  const fromContext = context === null ? [] : [await contextCandidate(env, context.name)];
  if (context?.explicit) return { named: true, all: fromContext };
  const sockets = wellKnownSockets(env, places);
  const others = await Promise.all(sockets.map(([origin, path]) => candidate(origin, `unix://${path}`)));
  return { named: false, all: [...fromContext, ...others] };
}

/** Origin and path of each socket; the private engine's is last. */
function wellKnownSockets(env: Env, { root, uid }: Places): readonly (readonly [string, string])[] {
  const home = env.HOME || homedir();
  const runtime = env.XDG_RUNTIME_DIR;
  const all: (readonly [string, string])[] = [
    ['the default socket', join(root, 'var/run/docker.sock')],
    ...(runtime ? [['rootless Docker', join(runtime, 'docker.sock')] as const] : []),
    ['rootless Docker', join(home, '.docker/run/docker.sock')],
    ['rootless Docker', join(root, `run/user/${uid}/docker.sock`)],
    ['Docker Desktop', join(home, '.docker/desktop/docker.sock')],
    ['Colima', join(home, '.colima/default/docker.sock')],
    ['Podman', join(root, 'run/podman/podman.sock')],
    ['Podman', join(root, `run/user/${uid}/podman/podman.sock`)],
    ...(runtime ? [['Podman', join(runtime, 'podman/podman.sock')] as const] : []),
    ['the private engine', paths(env).socket],
  ];
  const seen = new Set<string>();
  return all.filter(([, path]) => !seen.has(path) && seen.add(path));
}

async function fromVariable(env: Env, dockerHost: string): Promise<Candidate> {
  const named = await variableCandidate(env, dockerHost);
  // Behind a way that the user made, its loopback address is another machine's all the same.
  if (env.RESILIENCE_ENGINE_AT !== 'elsewhere' || 'unusable' in named.endpoint) return named;
  return { ...named, endpoint: { ...named.endpoint, at: 'elsewhere' } };
}

function variableCandidate(env: Env, dockerHost: string): Promise<Candidate> {
  const folder = env.DOCKER_CERT_PATH || join(env.HOME || homedir(), '.docker');
  const tls = env.DOCKER_TLS_VERIFY ? { folder, verify: true } : null;
  return candidate('DOCKER_HOST', dockerHost, tls);
}

async function contextCandidate(env: Env, name: string): Promise<Candidate> {
  const origin = `the context '${name}'`;
  try {
    const context = await readContext(env, name);
    return await candidate(origin, context.dockerHost, context.tls);
  } catch (error) {
    if (error instanceof ContextError) return { origin, address: name, endpoint: { unusable: error.message } };
    throw error;
  }
}

async function candidate(
  origin: string,
  address: string,
  tls: Parameters<typeof parseEndpoint>[2] = null,
): Promise<Candidate> {
  try {
    return { origin, address, endpoint: await parseEndpoint(address, origin, tls) };
  } catch (error) {
    if (error instanceof AddressError) return { origin, address, endpoint: { unusable: error.message } };
    throw error;
  }
}
