/** The private engine's programs: downloaded, unpacked, and remembered so that it is done once. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../../model/failure.ts';
import { downloadMissing, downloadOnly, machineSources, openApt, unpackAll } from './apt.ts';
import { hostCommand } from './host-command.ts';
import type { Env, Paths } from './paths.ts';
import { findProgram, pathWith } from './programs.ts';
import { choosePackages, type PackageChoice, type PackageSet, readRelease } from './release.ts';
import { mainArchive, ofRelease } from './sources.ts';

export type OnProgress = (line: string) => void;

/** Raised when what is unpacked, or how, changes. */
const layout = 1;

const manifestShape = z.object({
  layout: z.literal(layout),
  asked: z.array(z.string()),
  unpacked: z.array(z.string()),
});

/** What was unpacked, as `name version`; null: nothing, or by another version of the harness. */
export async function unpackedPackages(paths: Paths): Promise<z.infer<typeof manifestShape> | null> {
  const text = await readFile(join(paths.packages, 'manifest.json'), 'utf8').catch(() => null);
  const manifest = text === null ? null : manifestShape.safeParse(JSON.parse(text));
  return manifest?.success ? manifest.data : null;
}

/** Makes sure that the programs of `set` are there; a choice is taken as it is. Throws R405 or R406 when they cannot be had. */
export async function installPackages(
  paths: Paths,
  set: PackageSet | PackageChoice,
  env: Env,
  onProgress: OnProgress,
): Promise<void> {
  const release = await readRelease();
  const has = (program: string): boolean => findProgram(program, env.PATH) !== null;
  const choice = typeof set === 'string' ? choosePackages(release, set, has) : set;
  const asked = [...(choice.foreign?.names ?? []), ...choice.own];
  const present = await unpackedPackages(paths);
  if (present && asked.every((name) => present.asked.includes(name))) return;
  if (findProgram('apt-get', env.PATH) === null || findProgram('dpkg-deb', env.PATH) === null) {
    fail('R406', 'apt-get and dpkg-deb are not on this machine');
  }
  const fresh = `${paths.packages}.new`;
  await rm(fresh, { recursive: true, force: true });
  const unpacked = await fetchAll(paths, choice, release.codename, fresh, onProgress);
  await chooseIptables(fresh, env);
  await writeFile(join(fresh, 'manifest.json'), JSON.stringify({ layout, asked, unpacked }, null, 2));
  await rm(paths.packages, { recursive: true, force: true });
  await rename(fresh, paths.packages);
  await rm(paths.apt, { recursive: true, force: true });
}

async function fetchAll(
  paths: Paths,
  { foreign, own }: PackageChoice,
  codename: string,
  root: string,
  onProgress: OnProgress,
): Promise<readonly string[]> {
  const sources = await machineSources();
  const release = ofRelease(sources, codename);
  if (release.length === 0) fail('R406', `the machine's apt sources name no archive of ${codename}`);
  const unpacked: string[] = [];
  if (foreign !== null) {
    onProgress(`reading the package lists of ${foreign.suite}`);
    const archive = mainArchive(sources, codename) ?? release[0]!;
    const apt = await openApt(
      join(paths.apt, foreign.suite),
      [{ ...archive, suite: foreign.suite, components: ['main'] }],
      false,
    );
    onProgress(`downloading ${foreign.names.join(', ')}`);
    await downloadOnly(apt, foreign.names);
    onProgress('unpacking');
    unpacked.push(...(await unpackAll(apt, root)));
  }
  const wanted = foreign === null ? own : await notInstalled(own);
  if (wanted.length > 0) {
    onProgress(`reading the package lists of ${codename}`);
    const apt = await openApt(join(paths.apt, codename), release, true);
    onProgress(`downloading ${wanted.join(', ')}`);
    await downloadMissing(apt, wanted);
    unpacked.push(...(await unpackAll(apt, root)));
  }
  return unpacked;
}

async function notInstalled(names: readonly string[]): Promise<readonly string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format, not a template.
  const query = ['-W', '-f', '${binary:Package} ${db:Status-Abbrev}\\n', ...names];
  const { stdout } = await hostCommand(['dpkg-query', ...query]);
  const installed = new Set(stdout.split('\n').flatMap((line) => /^([^\s:]+)\S*\s+ii/.exec(line)?.[1] ?? []));
  return names.filter((name) => !installed.has(name));
}

/** The folders of shared libraries below a root of unpacked packages. */
export async function libraryFolders(root: string): Promise<readonly string[]> {
  const found = ['lib', 'usr/lib'].map(async (name) => {
    const entries = await readdir(join(root, name)).catch(() => []);
    return entries
      .filter((entry) => entry.endsWith('-linux-gnu') || entry.endsWith('-linux-gnueabihf'))
      .map((entry) => join(root, name, entry));
  });
  return (await Promise.all(found)).flat();
}

/** What unpacked programs need in their environment: our folders on PATH, our libraries where the machine lacks them. */
export async function programEnv(root: string, env: Env): Promise<Record<string, string>> {
  const libraries = await libraryFolders(root);
  const xtables = libraries.map((folder) => join(folder, 'xtables')).find((folder) => existsSync(folder));
  const search = [...libraries, ...(env.LD_LIBRARY_PATH ? [env.LD_LIBRARY_PATH] : [])].join(':');
  return {
    PATH: pathWith(
      ['usr/bin', 'usr/sbin', 'bin', 'sbin'].map((name) => join(root, name)),
      env.PATH,
    ),
    ...(search && { LD_LIBRARY_PATH: search }),
    ...(xtables && { XTABLES_LIBDIR: xtables }),
  };
}

/** `iptables` is a choice that Debian makes at install time: the nft variant where the kernel has it, else the old one. */
async function chooseIptables(root: string, env: Env): Promise<void> {
  const folder = join(root, 'usr/sbin');
  if (!existsSync(join(folder, 'xtables-nft-multi')) || existsSync(join(folder, 'iptables'))) return;
  const asks = [join(folder, 'xtables-nft-multi'), 'iptables', '-t', 'nat', '-S'];
  const works = (await hostCommand(asks, await programEnv(root, env))).ok;
  const multi = works ? 'xtables-nft-multi' : 'xtables-legacy-multi';
  for (const name of [
    'iptables',
    'iptables-save',
    'iptables-restore',
    'ip6tables',
    'ip6tables-save',
    'ip6tables-restore',
  ]) {
    await symlink(multi, join(folder, name));
  }
}
