/** Finds mmdebstrap, which makes small systems from packages: the machine's own, or one unpacked for the purpose. */
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fail } from '../../model/failure.ts';
import { downloadMissing, machineSources, openApt, unpackAll } from './apt.ts';
import { libraryFolders, type OnProgress } from './packages.ts';
import type { Env, Paths } from './paths.ts';
import { findProgram, pathWith } from './programs.ts';
import { readRelease } from './release.ts';
import { ofRelease } from './sources.ts';

/** How it is called, and what it needs in its environment. */
export interface Mmdebstrap {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

/** The machine's mmdebstrap, or one that is unpacked for the purpose, with the parts of Perl that the machine lacks. */
export async function findMmdebstrap(paths: Paths, env: Env, onProgress: OnProgress): Promise<Mmdebstrap> {
  const installed = findProgram('mmdebstrap', env.PATH);
  if (installed !== null) return { command: [installed], env: {} };
  const root = paths.bootstrap;
  const script = join(root, 'usr/bin/mmdebstrap');
  if (!existsSync(script)) await unpackMmdebstrap(paths, onProgress);
  const path = pathWith([join(root, 'usr/bin'), join(root, 'usr/sbin')], env.PATH);
  const perl = findProgram('perl', path);
  if (perl === null) fail('R408', 'mmdebstrap needs Perl, which is not on this machine');
  const libraryPath = (await libraryFolders(root)).join(':');
  return {
    command: [perl, script],
    env: {
      PATH: path,
      PERL5LIB: (await perlFolders(root)).join(delimiter),
      ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }),
    },
  };
}

async function unpackMmdebstrap(paths: Paths, onProgress: OnProgress): Promise<void> {
  const root = paths.bootstrap;
  const release = await readRelease();
  onProgress('downloading mmdebstrap');
  const apt = await openApt(join(paths.apt, 'bootstrap'), ofRelease(await machineSources(), release.codename), true);
  await downloadMissing(apt, ['mmdebstrap']);
  const fresh = `${root}.new`;
  await rm(fresh, { recursive: true, force: true });
  await unpackAll(apt, fresh);
  await rm(root, { recursive: true, force: true });
  await rename(fresh, root);
  await rm(join(paths.apt, 'bootstrap'), { recursive: true, force: true });
}

/** Where Perl's modules lie below a root: `perl5`, and `perl` and `perl5` of each version, shared and per machine. */
async function perlFolders(root: string): Promise<readonly string[]> {
  const bases = [join(root, 'usr/share'), ...(await libraryFolders(root))];
  const found = bases.flatMap((base) => ['perl5', 'perl', 'perl-base'].map((name) => join(base, name)));
  const versions = await Promise.all(
    found.map(async (folder) => [folder, ...(await readdir(folder).catch(() => [])).map((name) => join(folder, name))]),
  );
  return versions.flat().filter((folder) => existsSync(folder));
}
