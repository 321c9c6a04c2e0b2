/** What a private engine that ended badly leaves on the machine: processes, mounts, control groups. */
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { distinct } from '../../model/distinct.ts';
import { hostCommand } from '../host/host-command.ts';
import type { Paths } from '../host/paths.ts';
import { processesWith, signal, until } from '../host/process.ts';
import { settingsFile } from './daemon.ts';

/** Kills what still runs of it: containers by their control group, then daemons and shims by the folders they name. */
async function killLeftovers(paths: Paths): Promise<void> {
  const running = async () => [
    ...(await processesInGroups(paths)),
    ...(await processesWith(`--config-file ${settingsFile(paths)}`)),
    ...(await processesWith(`--config ${paths.exec}/containerd/`)),
    ...(await processesWith(`-address ${paths.exec}/containerd/`)),
  ];
  await until(
    async () => {
      const left = await running();
      for (const pid of left) signal(pid, 'SIGKILL');
      return left.length === 0;
    },
    10_000,
    50,
  );
}

/** Every folder of our control group, deepest first; on version 1 there is one in each hierarchy. */
async function groupFolders(paths: Paths): Promise<readonly string[]> {
  const root = '/sys/fs/cgroup';
  const name = `resilience-${paths.mark}`;
  const hierarchies = ['.', ...(await readdir(root).catch(() => []))];
  const below = async (folder: string): Promise<readonly string[]> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (entries === null) return [];
    const inner = entries.filter((entry) => entry.isDirectory()).map((entry) => below(join(folder, entry.name)));
    return [...(await Promise.all(inner)).flat(), folder];
  };
  return (await Promise.all(hierarchies.map((one) => below(join(root, one, name))))).flat();
}

async function processesInGroups(paths: Paths): Promise<readonly number[]> {
  const lists = (await groupFolders(paths)).map((folder) =>
    readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => ''),
  );
  return distinct((await Promise.all(lists)).join('\n').split('\n').filter(Boolean).map(Number));
}

/** Mount points at or below `folders` in the text of `/proc/self/mountinfo`, innermost first. */
export function mountsBelow(mountinfo: string, folders: readonly string[]): readonly string[] {
  const points = mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4])
    .filter((point) => point !== undefined)
    .map((point) =>
      point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    );
  return points
    .filter((point) => folders.some((folder) => point === folder || point.startsWith(`${folder}/`)))
    .reverse();
}

/** Unmounts everything at or below our folders; what is busy is detached and goes when its last user does. */
async function unmountLeftovers(paths: Paths): Promise<void> {
  const mountinfo = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  for (const point of mountsBelow(mountinfo, [paths.data, paths.exec])) {
    await hostCommand(['umount', '--lazy', point]);
  }
}

/** Removes our empty control groups. */
export async function removeGroups(paths: Paths): Promise<void> {
  for (const folder of await groupFolders(paths)) await rmdir(folder).catch(() => {});
}

/** Clears everything of a daemon that is gone, however it went: it would keep the next one from starting. */
export async function clearRuntime(paths: Paths): Promise<void> {
  await killLeftovers(paths);
  await unmountLeftovers(paths);
  await rm(paths.exec, { recursive: true, force: true });
  await rm(paths.pidFile, { force: true });
  await rm(paths.socket, { force: true });
}
