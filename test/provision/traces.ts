/** What a private engine has on the machine outside its folder: processes, mounts, links, control groups, packet rules. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { programEnv } from '../../harness/provision/host/packages.ts';
import type { Paths } from '../../harness/provision/host/paths.ts';
import { processesWith } from '../../harness/provision/host/process.ts';

/** Nothing when it is down. `pool`: the first address of its networks' range. */
export async function tracesOf({ home, mark, exec, data, packages }: Paths, pool: string): Promise<readonly string[]> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n');
  const hierarchies = ['.', ...(await readdir('/sys/fs/cgroup'))];
  const env = { ...process.env, ...(await programEnv(packages, process.env)) };
  const links = await execa('ip', ['-oneline', 'address'], { env, reject: false });
  const rules = ['filter', 'nat', 'raw'].map((table) => execa('iptables', ['-t', table, '-S'], { env, reject: false }));
  const told = (await Promise.all(rules)).flatMap(({ stdout }) => (stdout ?? '').split('\n'));
  const network = `${pool.split('.').slice(0, 2).join('.')}.`;
  return [
    ...(await processesWith(`${home}/`)).map((pid) => `process ${pid}`),
    ...mounts.filter((line) => line.includes(`${exec}/`) || line.includes(`${data}/`)),
    ...(links.stdout ?? '').split('\n').filter((line) => line.includes(mark) || line.includes(` ${network}`)),
    ...hierarchies.filter((one) => existsSync(`/sys/fs/cgroup/${one}/resilience-${mark}`)),
    ...told.filter((rule) => rule.includes(mark) || rule.includes(` ${network}`)),
  ];
}
