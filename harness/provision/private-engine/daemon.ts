/** Starts the private engine's daemon, and ends it. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { secondsText } from '../../model/duration-text.ts';
import { fail } from '../../model/failure.ts';
import { isAlive, markProcess, type ProcessMark } from '../../subprocess/process-mark.ts';
import { atSocket } from '../finding/endpoint.ts';
import type { EngineRecord } from '../finding/engine-state.ts';
import { ping } from '../finding/ping.ts';
import type { Paths } from '../host/paths.ts';
import { signal, until } from '../host/process.ts';
import { findProgram } from '../host/programs.ts';
import { bridgeAddress, bridgeName } from './bridge.ts';

/** The settings file; its path in the command line also tells our daemon from any other. */
export const settingsFile = (paths: Paths): string => join(paths.home, 'daemon.json');

/** All settings of the daemon. The machine's own /etc/docker/daemon.json is not read. */
export function daemonSettings(
  paths: Paths,
  { metricsPort, pool, before }: Pick<EngineRecord, 'metricsPort' | 'pool' | 'before'>,
  init: string | null,
  { hosts = [], tls }: { readonly hosts?: readonly string[]; readonly tls?: string } = {},
): Readonly<Record<string, unknown>> {
  return {
    'data-root': paths.data,
    'exec-root': paths.exec,
    pidfile: paths.pidFile,
    hosts: [`unix://${paths.socket}`, ...hosts],
    // On the bridge, where a Prometheus in a container reaches it and no other machine has a route.
    'metrics-addr': `${bridgeAddress(pool)}:${metricsPort}`,
    bridge: bridgeName(paths.mark),
    'default-address-pools': [{ base: `${pool}/16`, size: 24 }],
    // A group of their own tells our containers' processes from all others, also after the daemon was killed.
    'cgroup-parent': `/resilience-${paths.mark}`,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    ...(init !== null && { 'init-path': init }),
    ...(tls !== undefined && {
      tlsverify: true,
      tlscacert: join(tls, 'ca.pem'),
      tlscert: join(tls, 'server-cert.pem'),
      tlskey: join(tls, 'server-key.pem'),
    }),
    ...(before === null && { iptables: false, ip6tables: false }),
  };
}

const startLimitMs = 60_000;

/** Starts the daemon in a session of its own, so that it outlives this command. `onStarted` is called with its mark at once. */
export async function startDaemon(
  paths: Paths,
  settings: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
  onStarted: (mark: ProcessMark) => Promise<void>,
): Promise<void> {
  await mkdir(paths.exec, { recursive: true, mode: 0o711 });
  await writeFile(settingsFile(paths), JSON.stringify(settings, null, 2));
  await rename(paths.log, `${paths.log}.1`).catch(() => {});
  const dockerd = findProgram('dockerd', env.PATH);
  if (dockerd === null) fail('R407', 'dockerd is not among the unpacked packages');
  const log = openSync(paths.log, 'a', 0o600);
  const child = spawn(dockerd, ['--config-file', settingsFile(paths)], {
    detached: true,
    cwd: '/',
    env,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('ended')));
  });
  died.catch(() => {});
  child.unref();
  if (child.pid === undefined) fail('R407', 'dockerd could not be started', { fix: `see ${paths.log}` });
  const mark = await markProcess(child.pid).catch(() => null);
  if (mark !== null) await onStarted(mark);
  const answers = until(async () => (await ping(atSocket(paths.socket), 1000)) === null, startLimitMs);
  const ready = await Promise.race([answers, died]).catch(() => false);
  if (!ready) fail('R407', `the engine did not start: ${await lastComplaint(paths.log)}`, { fix: `see ${paths.log}` });
}

/** The daemon's last word about why it ended. */
async function lastComplaint(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
  const complaint = lines.findLast((line) => /failed to|level=(fatal|error)/.test(line)) ?? lines.at(-1) ?? '';
  return (/msg="(.*)"$/.exec(complaint)?.[1] ?? complaint) || `no answer within ${secondsText(startLimitMs)}`;
}

/** Ends the marked daemon, if it is still the one that was started: asked first, killed after `graceMs`. */
export async function endDaemon(paths: Paths, mark: ProcessMark, graceMs = 30_000): Promise<void> {
  const words = settingsFile(paths);
  if (await isAlive(mark, words)) {
    signal(mark.pid, 'SIGTERM');
    if (!(await until(async () => !(await isAlive(mark)), graceMs)) && (await isAlive(mark, words))) {
      signal(mark.pid, 'SIGKILL');
      await until(async () => !(await isAlive(mark)), 5000);
    }
  }
  await rm(paths.pidFile, { force: true });
  await rm(paths.socket, { force: true });
}

/** `wanted`, or the next port that is free at `address`, which must be this machine's. Throws R404 when a hundred are taken. */
export async function freePort(address: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen(port, address, () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
  fail('R404', `no port from ${wanted} to ${wanted + 99} is free at ${address} for the engine's metrics`);
}
