/** k6 for runs that have scripts: a named program, an official image, a program on PATH, or one built here from source; in this order. */
import Docker from 'dockerode';
import { type Failure, FailureError, failure } from '../../model/failure.ts';
import type { EngineEndpoint } from '../finding/endpoint.ts';
import type { OnProgress } from '../host/packages.ts';
import type { Env } from '../host/paths.ts';
import { buildK6 } from './k6-build.ts';
import { ensureK6Image, hasImage } from './k6-image.ts';
import { builtK6, findGo, ifThere, k6OnPath, k6Version, namedK6 } from './k6-program.ts';
import { pullOfficial } from './registry.ts';

export const officialK6 = `grafana/k6:${k6Version}`;

/** The image that k6 is in, on the engine. `tools` is what an image of ours is made from. Throws R408 or R411. */
export async function ensureK6(
  endpoint: EngineEndpoint,
  tools: string,
  env: Env,
  onProgress: OnProgress,
): Promise<string> {
  const docker = new Docker(endpoint.connection);
  const named = await namedK6(env);
  if (typeof named === 'string') throw new FailureError([unusable(named)]);
  if (named !== null) return ensureK6Image(docker, named.file, tools);
  const { Arch } = await docker.version();
  const built = builtK6(env, Arch);
  if (await hasImage(docker, officialK6)) return officialK6;
  if ((await ifThere(built)) !== null) return ensureK6Image(docker, built, tools);
  const registry = await pullOfficial(docker, onProgress, officialK6);
  if (registry === null) return officialK6;
  const path = await k6OnPath(env);
  if (path !== null && typeof path !== 'string' && runsOn(Arch)) return ensureK6Image(docker, path.file, tools);
  const go = findGo(env);
  const refusal = go === null ? 'there is no Go to build it with' : await buildK6(go, built, Arch, env, onProgress);
  if (refusal === null) return ensureK6Image(docker, built, tools);
  const onPath =
    path === null ? 'no k6 is on PATH' : typeof path === 'string' ? path : 'k6 on PATH is for another system';
  throw new FailureError([missing([`no registry gives ${officialK6} (${registry})`, onPath, refusal])]);
}

/** Whether a program of this machine runs on an engine of that architecture. */
const runsOn = (architecture: string): boolean =>
  process.platform === 'linux' &&
  ({ x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch) === architecture;

export const howToGetK6 =
  "let the engine reach a registry, or install Go, or set RESILIENCE_K6 to a k6 of version 2 for the engine's system";

const missing = (reasons: readonly string[]): Failure =>
  failure('R411', `a k6 script is to be run, and there is no k6: ${reasons.join('; ')}`, { fix: howToGetK6 });

const unusable = (reason: string): Failure =>
  failure('R411', `RESILIENCE_K6 names no k6 that can be used: ${reason}`, {
    fix: 'name a k6 of version 2 for Linux, or unset RESILIENCE_K6',
  });
