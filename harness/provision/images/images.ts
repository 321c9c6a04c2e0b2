/** The base image of stacks and helper containers: pulled where a registry answers, else made from packages; once per set of inputs. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Docker from 'dockerode';
import { FailureError, fail } from '../../model/failure.ts';
import type { BaseImages } from '../../model/machine.ts';
import { messageOf } from '../../model/message-of.ts';
import type { EngineEndpoint } from '../finding/endpoint.ts';
import { withLock } from '../host/lock.ts';
import type { OnProgress } from '../host/packages.ts';
import { type Env, paths as pathsIn } from '../host/paths.ts';
import { debianBaseInputs, makeDebianBase } from './debian-base.ts';
import { follow } from './engine-progress.ts';
import { officialNode, pullOfficial } from './registry.ts';

const dockerfile = fileURLToPath(import.meta.resolve('#base-image'));

/** The base image, made if it is not there. Throws R405 or R408. Two at once make it once. */
export async function ensureBaseImages(
  endpoint: EngineEndpoint,
  env: Env,
  onProgress: OnProgress,
): Promise<BaseImages> {
  const docker = new Docker(endpoint.connection);
  const tags = await tagsOf();
  const present = await findPresent(docker, tags);
  if (present) return present;
  return withLock(join(pathsIn(env).home, 'images.lock'), async () => {
    const made = await findPresent(docker, tags);
    if (made) return made;
    const reason = await fromRegistry(docker, tags.pulled, onProgress);
    if (reason === null) return images(tags.pulled);
    await fromPackages(docker, tags.packaged, env, onProgress, reason);
    return images(tags.packaged);
  });
}

interface Tags {
  readonly pulled: string;
  readonly packaged: string;
}

/** Names that change whenever what goes into the image does. */
async function tagsOf(): Promise<Tags> {
  const instructions = await readFile(dockerfile, 'utf8');
  const hash = (parts: readonly string[]) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
  return {
    pulled: `resilience/node:official-${hash([instructions, officialNode])}`,
    packaged: `resilience/node:packages-${hash([instructions, ...(await debianBaseInputs())])}`,
  };
}

/** One image serves both: what helper containers need is small beside Node. */
const images = (name: string): BaseImages => ({ node: name, tools: name });

/** The base image if it was made already. */
export const findBaseImages = async (endpoint: EngineEndpoint): Promise<BaseImages | null> =>
  findPresent(new Docker(endpoint.connection), await tagsOf());

async function findPresent(docker: Docker, { pulled, packaged }: Tags): Promise<BaseImages | null> {
  const has = (name: string) => docker.getImage(name).inspect().then(Boolean, isNotFound);
  if (await has(pulled)) return images(pulled);
  return (await has(packaged)) ? images(packaged) : null;
}

function isNotFound(error: unknown): false {
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return false;
  throw error;
}

/** Null when the image was made; else why not. */
async function fromRegistry(docker: Docker, tag: string, onProgress: OnProgress): Promise<string | null> {
  const refusal = await pullOfficial(docker, onProgress);
  if (refusal !== null) return refusal;
  try {
    await build(docker, officialNode, tag, onProgress);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

async function fromPackages(
  docker: Docker,
  tag: string,
  env: Env,
  onProgress: OnProgress,
  registryReason: string,
): Promise<void> {
  const { Arch } = await docker.version();
  const own = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch;
  if (Arch !== own) {
    fail(
      'R408',
      `no registry answers (${registryReason}), and this machine's ${own} Node does not run on a ${Arch} engine`,
    );
  }
  const paths = pathsIn(env);
  await mkdir(paths.home, { recursive: true });
  const archive = join(paths.home, 'base.tar');
  const [, version] = tag.split(':');
  const base = `resilience/base:${version}`;
  try {
    await makeDebianBase(paths, archive, env, onProgress);
    const changes = ['ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'CMD ["node"]'];
    const options = { repo: 'resilience/base', tag: version, changes };
    await follow(docker, await docker.importImage(createReadStream(archive), options));
    await build(docker, base, tag, onProgress);
  } catch (error) {
    refuse(error, registryReason);
  } finally {
    await rm(archive, { force: true });
  }
}

function refuse(error: unknown, registryReason: string): never {
  const [first] = error instanceof FailureError ? error.failures : [];
  if (first && first.code !== 'R408') throw error;
  const reason = first?.message ?? messageOf(error);
  const full = /no space left/i.test(reason);
  fail(full ? 'R405' : 'R408', `no registry gave a base image (${registryReason}), and packages neither: ${reason}`, {
    fix: first?.fix ?? 'npx resilience doctor',
    cause: error,
  });
}

async function build(docker: Docker, base: string, tag: string, onProgress: OnProgress): Promise<void> {
  onProgress(`building ${tag}`);
  const options = {
    t: tag,
    buildargs: { BASE: base },
    labels: { 'resilience.base': tag },
    networkmode: 'host',
    pull: false,
    rm: true,
    forcerm: true,
  };
  await follow(docker, await docker.buildImage({ context: dirname(dockerfile), src: ['Dockerfile'] }, options));
}
