/** The private engine: up, status, down. Debian or Ubuntu, as root; nothing in /etc, no service, no other engine touched. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import Docker from 'dockerode';
import { fail } from '../../model/failure.ts';
import { isAlive } from '../../subprocess/process-mark.ts';
import { atSocket } from '../finding/endpoint.ts';
import { type EngineRecord, type EngineState, judge, readRecord, writeRecord } from '../finding/engine-state.ts';
import { ping } from '../finding/ping.ts';
import { withLock } from '../host/lock.ts';
import { installPackages, type OnProgress, programEnv, unpackedPackages } from '../host/packages.ts';
import { type Env, type Paths, paths as pathsIn } from '../host/paths.ts';
import { findProgram } from '../host/programs.ts';
import type { PackageChoice } from '../host/release.ts';
import { bridgeAddress } from './bridge.ts';
import { daemonSettings, endDaemon, freePort, settingsFile, startDaemon } from './daemon.ts';
import { clearNetwork, prepareNetwork } from './engine-network.ts';
import { clearRuntime, removeGroups } from './leftovers.ts';

export interface EngineStatus {
  readonly state: EngineState;
  readonly home: string;
  /** For `DOCKER_HOST`; answers only while `running`. */
  readonly dockerHost: string;
  readonly pid: number | null;
  readonly version: string | null;
  readonly metrics: string | null;
  /** Whether it shares the host with another engine, to which it leaves the firewall. */
  readonly shared: boolean;
  readonly log: string;
  /** Unpacked packages with their versions. */
  readonly packages: readonly string[];
}

/** How an engine differs from the one that suits the machine. */
export interface EngineMake {
  /** What it is made of. */
  readonly packages?: PackageChoice;
  /** Where it listens beside its own socket: `tcp://127.0.0.1:2375`. */
  readonly hosts?: readonly string[];
  /** With `ca.pem`, `server-cert.pem` and `server-key.pem`: over TCP it takes only clients with a certificate. Absent: anybody. */
  readonly tls?: string;
}

const metricsPortWanted = 9323;

/** Only reads, and changes nothing. */
export async function engineStatus(env: Env): Promise<EngineStatus> {
  const paths = pathsIn(env);
  const { state, record } = await look(paths);
  const packages = (await unpackedPackages(paths))?.unpacked ?? [];
  const running = state === 'running';
  return {
    state,
    home: paths.home,
    dockerHost: `unix://${paths.socket}`,
    pid: running || state === 'silent' ? (record?.process?.pid ?? null) : null,
    version: record?.version ?? null,
    metrics: running && record ? `http://${bridgeAddress(record.pool)}:${record.metricsPort}/metrics` : null,
    shared: record !== null && record.before === null,
    log: paths.log,
    packages,
  };
}

/** Makes the private engine run, however it was found, and returns when it answers. Throws R404 to R407. */
export async function engineUp(env: Env, onProgress: OnProgress, make: EngineMake = {}): Promise<EngineStatus> {
  const paths = pathsIn(env);
  if ((await look(paths)).state === 'running') return engineStatus(env);
  await refuseWhereImpossible();
  const onWait = (pid: number) =>
    onProgress(`waiting for another resilience (process ${pid}) that is setting it up already`);
  await withLock(paths.lock, () => upLocked(paths, env, onProgress, make), { onWait });
  return engineStatus(env);
}

/** Ends the private engine; with `purge`, removes everything it ever made. Ends well when there is none. */
export async function engineDown(
  env: Env,
  { purge }: { readonly purge: boolean },
  onProgress: OnProgress,
): Promise<void> {
  const paths = pathsIn(env);
  if (!existsSync(paths.home)) return;
  await withLock(paths.lock, () => downLocked(paths, env, purge, onProgress));
  // The user may have pointed at a folder that holds other things too: only an empty one goes.
  if (purge) await rmdir(paths.home).catch(() => {});
}

async function look(paths: Paths): Promise<{ state: EngineState; record: EngineRecord | null }> {
  const record = await readRecord(paths.state);
  const alive = record?.process ? await isAlive(record.process, settingsFile(paths)) : false;
  const answers = alive && (await ping(atSocket(paths.socket))) === null;
  const unpacked = existsSync(join(paths.packages, 'manifest.json'));
  return { state: judge({ unpacked, record, alive, answers }), record };
}

async function refuseWhereImpossible(): Promise<void> {
  const elsewhere = 'start Docker or Podman; any engine that answers is used';
  if (process.platform !== 'linux') fail('R406', 'the private engine runs on Linux only', { fix: elsewhere });
  if (process.getuid?.() !== 0) {
    fail('R406', 'the private engine needs root', { fix: `run it as root, or ${elsewhere}` });
  }
  const groups = ['/sys/fs/cgroup/cgroup.controllers', '/sys/fs/cgroup/memory', '/sys/fs/cgroup/devices'];
  if (!groups.some((file) => existsSync(file))) {
    fail('R406', 'no control groups are mounted at /sys/fs/cgroup', { fix: 'mount -t cgroup2 none /sys/fs/cgroup' });
  }
}

async function upLocked(paths: Paths, env: Env, onProgress: OnProgress, make: EngineMake): Promise<void> {
  const { state, record } = await look(paths);
  if (state === 'running') return;
  if (state === 'silent' && record?.process) {
    onProgress('ending an engine that runs and does not answer');
    await endDaemon(paths, record.process, 5000);
  }
  if (state === 'stale') onProgress('cleaning up after an engine that ended unexpectedly');
  await installPackages(paths, make.packages ?? 'engine', env, onProgress);
  await clearRuntime(paths);
  onProgress('starting the engine');
  await start(paths, env, record, make);
}

async function start(paths: Paths, env: Env, last: EngineRecord | null, make: EngineMake): Promise<void> {
  const childEnv = { ...env, ...(await programEnv(paths.packages, env)) };
  await clearNetwork(paths, last, childEnv);
  const network = await prepareNetwork(paths, childEnv);
  const metricsPort = await freePort(bridgeAddress(network.pool), last?.metricsPort ?? metricsPortWanted);
  const record: EngineRecord = { process: null, metricsPort, ...network, version: null };
  await mkdir(paths.data, { recursive: true, mode: 0o711 });
  const init = findProgram('docker-init', childEnv.PATH) ?? findProgram('tini-static', childEnv.PATH);
  let started = record;
  await startDaemon(paths, daemonSettings(paths, record, init, make), childEnv, async (mark) => {
    started = { ...record, process: mark };
    await writeRecord(paths.state, started);
  });
  const { Version } = await new Docker(atSocket(paths.socket)).version();
  await writeRecord(paths.state, { ...started, version: Version });
}

async function downLocked(paths: Paths, env: Env, purge: boolean, onProgress: OnProgress): Promise<void> {
  const { state, record } = await look(paths);
  const childEnv = { ...env, ...(await programEnv(paths.packages, env)) };
  if (state === 'running' && purge) await emptyEngine(paths);
  if (record?.process && (state === 'running' || state === 'silent')) {
    onProgress('ending the engine');
    await endDaemon(paths, record.process);
  }
  await clearRuntime(paths);
  await clearNetwork(paths, record, childEnv);
  if (record) await writeRecord(paths.state, { ...record, process: null });
  if (!purge) return;
  onProgress(`removing ${paths.home}`);
  await removeGroups(paths);
  for (const path of [...ownPaths(paths), ...(await halfMadeBases(paths))])
    await rm(path, { recursive: true, force: true });
  if (paths.short !== null) await rmdir(paths.short).catch(() => {});
}

/** Ends all containers at once rather than one grace period after the other, and lets the engine take down its networks. */
async function emptyEngine(paths: Paths): Promise<void> {
  const docker = new Docker(atSocket(paths.socket));
  const containers = await docker.listContainers({ all: true }).catch(() => []);
  await Promise.all(
    containers.map(({ Id }) =>
      docker
        .getContainer(Id)
        .remove({ force: true, v: true })
        .catch(() => {}),
    ),
  );
  await docker.pruneNetworks().catch(() => {});
}

/** Everything below the folder that is ever made there, but the locks, which go by themselves. */
const ownPaths = (paths: Paths): readonly string[] => [
  ...[
    paths.data,
    paths.exec,
    paths.apt,
    paths.k6,
    paths.clientConfig,
    paths.socket,
    paths.pidFile,
    settingsFile(paths),
  ],
  ...[paths.packages, paths.bootstrap].flatMap((path) => [path, `${path}.new`]),
  ...[paths.state, `${paths.state}.new`, paths.log, `${paths.log}.1`],
];

/** What the making of a base image leaves when it is killed. */
const halfMadeBases = async (paths: Paths): Promise<readonly string[]> =>
  (await readdir(paths.home)).filter((name) => name.startsWith('base.')).map((name) => join(paths.home, name));
