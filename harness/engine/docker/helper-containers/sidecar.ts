/** A helper container that stays: a program of ours inside the stack's networks that tells line by line what it sees. */
import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { fail } from '../../../model/failure.ts';
import type { Sidecar, SidecarSpec } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { ask, askUnless } from '../ask.ts';
import { readAll } from '../demux.ts';
import type { ExecFor } from '../exec.ts';
import type { Members } from '../members.ts';
import { createHelperContainer, type HelperContainerSpec, mebibyte } from './make.ts';
import { packFiles, unpackFile } from './tar.ts';

type OnLine = (line: string) => void;

/**
 * Nobody's process, so that it can write under `/tmp` alone; the root is no read-only one, because the engine puts no file
 * into such. What it says is told once and not kept by the engine too.
 */
export const sidecarSpec = (spec: SidecarSpec, image: string, network: string): HelperContainerSpec => ({
  purpose: spec.purpose,
  image: spec.image ?? image,
  command: spec.command,
  capability: null,
  user: '65534:65534',
  host: {
    NetworkMode: network,
    Memory: 2048 * mebibyte,
    PidsLimit: 512,
    ...(spec.cpuWeight !== undefined && { CpuShares: spec.cpuWeight }),
    ReadonlyRootfs: false,
    LogConfig: { Type: 'none', Config: {} },
  },
  env: Object.entries(spec.environment).map(([name, value]) => `${name}=${value}`),
});

/** Where sidecars live. */
export interface SidecarPlace {
  readonly docker: Docker;
  readonly run: RunLabels;
  /** What it is made of where it names no image. */
  readonly image: string;
  readonly members: Members;
  readonly execFor: ExecFor;
}

/** Starts it, attached from before its first word. What cannot be made whole is removed again. */
export async function openSidecar(
  { docker, run, image, members, execFor }: SidecarPlace,
  spec: SidecarSpec,
  onLine: OnLine,
  onError: OnLine,
): Promise<Sidecar> {
  const [first, ...others] = await networksOf(docker, members, spec);
  const made = createHelperContainer(docker, run, sidecarSpec(spec, image, first!));
  const container = await ask(`make the sidecar for ${spec.purpose}`, made);
  try {
    for (const network of others) {
      const joined = docker.getNetwork(network).connect({ Container: container.id });
      await ask(`put a sidecar on ${network}`, joined);
    }
    if (Object.keys(spec.files).length > 0) {
      await ask('put files into a sidecar', container.putArchive(packFiles(spec.files), { path: '/' }));
    }
    const stream = await ask('attach', container.attach({ stream: true, stdout: true, stderr: true }));
    const told = tell(docker, stream as unknown as Readable, onLine, onError);
    await ask('start a sidecar', container.start());
    return sidecarOf(container, execFor, ending(container, told));
  } catch (error) {
    await container.remove({ force: true, v: true }).catch(() => undefined);
    throw error;
  }
}

function sidecarOf(container: Docker.Container, execFor: ExecFor, ended: Promise<number>): Sidecar {
  ended.catch(() => undefined);
  return {
    ended,
    /** 409: its program has ended. */
    signal: async (name) => void (await askUnless([404, 409], `send ${name}`, container.kill({ signal: name }))),
    read: async (path) => {
      const archive = await askUnless([404], `read ${path} of a sidecar`, container.getArchive({ path }));
      return archive === null ? null : unpackFile(await readAll(archive));
    },
    execFor: (command, limit) => execFor(container.id, command, limit),
    remove: async () =>
      void (await askUnless([404, 409], 'remove a sidecar', container.remove({ force: true, v: true }))),
  };
}

/** The engine's name of each network. */
async function networksOf(docker: Docker, members: Members, { purpose, networks }: SidecarSpec): Promise<string[]> {
  if (networks?.length === 0) return ['none'];
  const named = await members.networks(docker);
  const missing = (key: string): never => fail('R409', `The project has no network \`${key}\` for ${purpose} to join.`);
  const names = (networks ?? [...named.keys()].sort()).map((key) => named.get(key) ?? missing(key));
  return names.length > 0 ? names : missing('default');
}

/** Resolves when both streams have ended and every line was told. */
function tell(docker: Docker, stream: Readable, onLine: OnLine, onError: OnLine): Promise<unknown> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  const end = (): void => {
    out.end();
    err.end();
  };
  stream.on('end', end).on('close', end).on('error', end);
  const read = (from: Readable, told: OnLine): Promise<void> =>
    new Promise((resolve) => createInterface({ input: from }).on('line', told).on('close', resolve));
  return Promise.all([read(out, onLine), read(err, onError)]);
}

/** The last line comes first, then the exit code. A sidecar that was removed counts as killed. */
async function ending(container: Docker.Container, told: Promise<unknown>): Promise<number> {
  await told;
  const answer = await container.wait().catch(async (error: unknown) => {
    if ((error as { statusCode?: number }).statusCode === 404) return { StatusCode: 137 };
    throw error;
  });
  return (answer as { StatusCode: number }).StatusCode;
}
