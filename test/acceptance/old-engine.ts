/** A real engine 20.10 beside the one of the tests, over TLS: Debian 12's own packages, in a folder, a network and a control group of its own. */
import { rm } from 'node:fs/promises';
import process from 'node:process';
import Docker from 'dockerode';
import { atSocket } from '../../harness/provision/finding/endpoint.ts';
import { readRecord } from '../../harness/provision/finding/engine-state.ts';
import { homeFolder, paths } from '../../harness/provision/host/paths.ts';
import { follow } from '../../harness/provision/images/engine-progress.ts';
import { freePort } from '../../harness/provision/private-engine/daemon.ts';
import { removeGroups } from '../../harness/provision/private-engine/leftovers.ts';
import { engineDown, engineUp } from '../../harness/provision/private-engine/private-engine.ts';
import { makeCertificates } from '../provision/certificates.ts';
import { tracesOf } from '../provision/traces.ts';
import { docker } from './engine.ts';

const packages = {
  foreign: { suite: 'bookworm', names: ['docker.io', 'containerd', 'runc', 'tini', 'libdevmapper1.02.1'] },
  own: ['iptables', 'libsystemd0', 'libseccomp2'],
};

/** Its packages stay here for the next time; everything else goes when it ends. */
const env = { ...process.env, RESILIENCE_HOME: `${homeFolder(process.env)}-engine-20.10` };
const own = paths(env);
const quiet = (): void => {};

export interface OldEngine {
  /** By which a client reaches it: `tcp://127.0.0.1:…`, and the folder of its certificates. */
  readonly env: Readonly<Record<'DOCKER_HOST' | 'DOCKER_TLS_VERIFY' | 'DOCKER_CERT_PATH', string>>;
  readonly socket: string;
  readonly version: string;
  /** Takes it down; returns what is still there of it, as text. Its packages stay, except on a CI machine. */
  end(): Promise<readonly string[]>;
}

/** Starts it, and gives it the base image. */
export async function startOldEngine(): Promise<OldEngine> {
  const port = await freePort('127.0.0.1', 23_750);
  const tls = makeCertificates();
  await engineUp(env, quiet, { packages, hosts: [`tcp://127.0.0.1:${port}`], tls });
  try {
    const engine = new Docker(atSocket(own.socket));
    await follow(engine, await engine.loadImage(await docker().getImage(process.env.RESILIENCE_NODE_IMAGE!).get()));
    const { Version } = await engine.version();
    return {
      env: { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: tls },
      socket: own.socket,
      version: Version,
      end: () => endOldEngine(tls),
    };
  } catch (error) {
    await endOldEngine(tls);
    throw error;
  }
}

async function endOldEngine(tls: string): Promise<readonly string[]> {
  await rm(tls, { recursive: true, force: true });
  const pool = (await readRecord(own.state))?.pool ?? '';
  await engineDown(env, { purge: false }, quiet);
  await removeGroups(own);
  await rm(own.data, { recursive: true, force: true });
  const left = await tracesOf(own, pool);
  if (process.env.CI) await engineDown(env, { purge: true }, quiet);
  return left;
}
