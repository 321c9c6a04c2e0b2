/** Can this machine run scenarios; what is missing; what to do. Only checks, and sets nothing up. */
import Docker from 'dockerode';
import type { Failure } from '../../model/failure.ts';
import { findCompose } from '../finding/compose.ts';
import { discoverEngine, noEngine } from '../finding/discover.ts';
import type { EngineEndpoint } from '../finding/endpoint.ts';
import { type Env, homeFolder } from '../host/paths.ts';
import { findProgram } from '../host/programs.ts';
import { findBaseImages } from '../images/images.ts';
import { askRegistry } from '../images/registry.ts';
import { check, type DoctorCheck } from './check.ts';
import { checkDisk, checkMemory, checkNode } from './host-checks.ts';
import { checkK6 } from './k6-check.ts';
import { checkKernel } from './kernel-checks.ts';

/** All checks, the engine's first. */
export async function examine(env: Env): Promise<readonly DoctorCheck[]> {
  const found = await discoverEngine(env);
  const endpoint = 'endpoint' in found ? found.endpoint : null;
  const [engine, compose, host] = await Promise.all([
    endpoint
      ? checkEngine(endpoint, env)
      : [missingEngine(noEngine(found as Exclude<typeof found, { endpoint: unknown }>))],
    checkCompose(endpoint, env),
    checkHost(endpoint, env),
  ]);
  const [first, ...rest] = engine;
  return [first!, compose, ...rest, ...host];
}

/** Whether runs are possible. */
export const isFit = (checks: readonly DoctorCheck[]): boolean => checks.every(({ state }) => state !== 'missing');

const neededForAll = 'every run';

const missingEngine = ({ message, fix }: Failure): DoctorCheck =>
  check('engine', neededForAll, 'missing', message, fix);

async function checkEngine(endpoint: EngineEndpoint, env: Env): Promise<readonly DoctorCheck[]> {
  const docker = new Docker(endpoint.connection);
  const [version, info, images, registry] = await Promise.all([
    docker.version(),
    docker.info() as Promise<{ CgroupVersion?: string }>,
    findBaseImages(endpoint),
    askRegistry(docker),
  ]);
  const cgroups = info.CgroupVersion ? `, cgroup v${info.CgroupVersion}` : '';
  const words = `${version.Version} at ${endpoint.address} (${endpoint.origin}), API ${version.ApiVersion}${cgroups}`;
  return [
    check('engine', neededForAll, 'ok', words),
    ...checkPlace(endpoint),
    judgeRegistry(registry, images !== null, findProgram('apt-get', env.PATH) !== null),
    ...(await checkKernel(endpoint, images?.tools ?? null)),
  ];
}

/** Where published ports of an engine elsewhere are asked from. */
function checkPlace({ at, forward }: EngineEndpoint): readonly DoctorCheck[] {
  if (at === 'here') return [];
  const needed = 'probes of published ports';
  const inside = 'probes are asked from inside the stack';
  if (forward !== null) {
    return [check('engine elsewhere', needed, 'ok', `${inside}; what is asked from here goes through ssh`)];
  }
  return [
    check(
      'engine elsewhere',
      needed,
      'warning',
      `${inside}; nothing leads to the ports that it publishes`,
      'use DOCKER_HOST=ssh://user@host for what must be asked from here: control routes, promql, checks',
    ),
  ];
}

/** `refusal`: why no registry answers, or null. */
export function judgeRegistry(refusal: string | null, imageIsHere: boolean, hasApt: boolean): DoctorCheck {
  const needed = 'official images';
  if (refusal === null) return check('registry', needed, 'ok', 'answers');
  if (imageIsHere) return check('registry', needed, 'warning', `${refusal}; the base image is here already`);
  if (hasApt) return check('registry', needed, 'warning', `${refusal}; the base image will be made from packages`);
  return check('registry', needed, 'missing', refusal, 'let the engine reach a registry, or a mirror of one');
}

async function checkCompose(endpoint: EngineEndpoint | null, env: Env): Promise<DoctorCheck> {
  const compose = await findCompose(endpoint ?? { env: {} }, env);
  const fix = 'npx resilience engine up';
  if (compose === null) return check('Compose', neededForAll, 'missing', 'no Compose of version 2 or newer', fix);
  return check('Compose', neededForAll, 'ok', `${compose.version} (${compose.command.join(' ')})`);
}

async function checkHost(endpoint: EngineEndpoint | null, env: Env): Promise<readonly DoctorCheck[]> {
  const root = endpoint && 'socketPath' in endpoint.connection ? await dataRoot(endpoint) : null;
  const node = checkNode(env, process.version, Boolean(process.features.typescript));
  return [await checkK6(endpoint, env), await checkDisk(root ?? homeFolder(env)), await checkMemory(), node];
}

const dataRoot = (endpoint: EngineEndpoint): Promise<string | null> =>
  new Docker(endpoint.connection).info().then(
    (info: { DockerRootDir?: string }) => info.DockerRootDir ?? null,
    () => null,
  );
