/** Downloads packages with the machine's own apt and sources, in folders of ours: nothing is installed, no list of the machine changes. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../model/failure.ts';
import { minutes } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { hostCommand } from './host-command.ts';
import { parseDeb822, parseList, type Source, writeSources } from './sources.ts';

/** An apt of our own: its package lists and its downloads. */
export interface Apt {
  readonly folder: string;
  readonly archives: string;
  readonly config: string;
}

/** All binary sources of the machine. */
export async function machineSources(etc = '/etc/apt'): Promise<readonly Source[]> {
  const parts = (await readdir(join(etc, 'sources.list.d')).catch(() => [])).sort();
  const files = ['sources.list', ...parts.map((name) => join('sources.list.d', name))];
  const read = files.map(async (name) => {
    const text = await readFile(join(etc, name), 'utf8').catch(() => '');
    if (name.endsWith('.list')) return parseList(text);
    return name.endsWith('.sources') ? parseDeb822(text) : [];
  });
  return (await Promise.all(read)).flat();
}

/**
 * Opens an apt below `folder` and reads the lists of `sources`. `installed`: whether what the machine has counts when
 * dependencies are resolved. Throws R406 when a list cannot be read.
 */
export async function openApt(folder: string, sources: readonly Source[], installed: boolean): Promise<Apt> {
  const apt = { folder, archives: join(folder, 'cache/archives'), config: join(folder, 'apt.conf') };
  for (const name of ['lists/partial', 'cache/archives/partial', 'sources']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'sources/own.sources'), writeSources(sources));
  if (!installed) await writeFile(join(folder, 'status'), '');
  await writeFile(apt.config, aptConfig(folder, await acquireSettings(), installed));
  await run(apt, ['update', '-o', 'APT::Update::Error-Mode=any']);
  return apt;
}

/** Downloads exactly these packages. */
export const downloadOnly = (apt: Apt, names: readonly string[]): Promise<void> => run(apt, ['download', ...names]);

/** Downloads these packages and what they need, as far as it is not installed. */
export const downloadMissing = (apt: Apt, names: readonly string[]): Promise<void> =>
  run(apt, ['install', '--download-only', '--yes', '--no-install-recommends', ...names]);

/** Unpacks all downloads into `root`, whatever their scripts would do left out, and removes the archives. */
export async function unpackAll(apt: Apt, root: string): Promise<readonly string[]> {
  const archives = (await readdir(apt.archives)).filter((name) => name.endsWith('.deb')).sort();
  await mkdir(root, { recursive: true });
  for (const name of archives) {
    const result = await hostCommand(['dpkg-deb', '-x', join(apt.archives, name), root]);
    if (!result.ok) {
      fail(
        /No space left/.test(result.stderr) ? 'R405' : 'R406',
        `${name} cannot be unpacked: ${lastLine(result.stderr) || `dpkg-deb ${result.reason}`}`,
      );
    }
  }
  await rm(apt.archives, { recursive: true });
  return archives.map((name) => decodeURIComponent(name.replace(/_[^_]*\.deb$/, '')).replace('_', ' '));
}

/**
 * How the machine downloads (proxies, certificates, retries), and nothing else of its configuration: hooks of other programs
 * would run after our update, and clean or refresh what is not ours.
 */
export async function acquireSettings(): Promise<string> {
  const { stdout } = await hostCommand(['apt-config', 'dump']);
  const lines = stdout.split('\n');
  return lines.filter((line) => /^Acquire::(?!IndexTargets|Languages)/.test(line)).join('\n');
}

const aptConfig = (folder: string, acquire: string, installed: boolean): string => `${acquire}
Dir::Etc::main "/dev/null";
Dir::Etc::parts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "${join(folder, 'sources')}";
Dir::State "${folder}";
Dir::State::lists "${join(folder, 'lists')}";
Dir::State::status "${installed ? '/var/lib/dpkg/status' : join(folder, 'status')}";
Dir::Cache "${join(folder, 'cache')}";
Dir::Cache::archives "${join(folder, 'cache/archives')}";
Dir::Log "${folder}";
Debug::NoLocking "true";
Acquire::Languages "none";
Acquire::Retries "2";
APT::Sandbox::User "root";
`;

async function run(apt: Apt, args: readonly string[]): Promise<void> {
  await mkdir(join(apt.archives, 'partial'), { recursive: true });
  const env = { APT_CONFIG: apt.config, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const limits = { deadline: minutes(10), memoryMiB: 2048 };
  const result = await runCommand(['apt-get', '-q', ...args], limits, { cwd: apt.archives, env });
  if (result.ok) return;
  const full = /No space left|enough free space/.test(result.output);
  const said = result.ended === null ? lastLine(result.output, /^E: /) : '';
  const reason = said || `it ${result.reason}`;
  fail(full ? 'R405' : 'R406', `apt-get ${args[0]} failed: ${reason}`, {
    fix: full
      ? 'free some space, or set RESILIENCE_HOME to another disk'
      : 'make sure that apt-get update works on this machine',
  });
}

const lastLine = (text: string, like = /\S/): string =>
  text
    .split('\n')
    .filter((line) => like.test(line))
    .at(-1)
    ?.replace(like.source === '\\S' ? '' : like, '') ?? '';
