/** Makes a slim base from Debian's or Ubuntu's packages and this process's own Node, for machines that reach no registry. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../model/failure.ts';
import { minutes } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { acquireSettings, machineSources } from '../host/apt.ts';
import { findMmdebstrap } from '../host/mmdebstrap.ts';
import type { OnProgress } from '../host/packages.ts';
import type { Env, Paths } from '../host/paths.ts';
import { findProgram } from '../host/programs.ts';
import { type Release, readRelease } from '../host/release.ts';
import { ofRelease, type Source, writeSources } from '../host/sources.ts';

/** Unpacked with what they depend on, no script of theirs run: what a container needs, not a distribution. */
const include = [
  'base-files',
  'base-passwd',
  'dash',
  'coreutils',
  'grep',
  'sed',
  'procps',
  'curl',
  'nftables',
  'iproute2',
  'libc-bin',
  'libstdc++6',
  'libgcc-s1',
];

/** Before unpacking: one place for programs and libraries, as in any installed system. */
const setup =
  'mkdir -p "$1"/usr/bin "$1"/usr/sbin "$1"/usr/lib "$1"/usr/lib64 && for d in bin sbin lib lib64; do ln -s usr/$d "$1"/$d; done';

/** Afterwards: what the packages' scripts would have done and is needed, Node, and the archive; what no service reads goes. */
const finish = `set -e
cp "$1"/usr/share/base-passwd/passwd.master "$1"/etc/passwd
cp "$1"/usr/share/base-passwd/group.master "$1"/etc/group
cp "$1"/usr/share/libc-bin/nsswitch.conf "$1"/etc/nsswitch.conf
mkdir -p "$1"/usr/local/bin
cp "$RESILIENCE_NODE" "$1"/usr/local/bin/node
chmod 755 "$1"/usr/local/bin/node
cd "$1"
rm -rf usr/share/doc usr/share/man usr/share/locale usr/share/info usr/share/lintian \\
  usr/share/bash-completion usr/share/perl usr/share/perl5 usr/lib/*/perl usr/lib/*/perl5 usr/bin/perl* etc/apt/apt.conf.d/99* etc/apt/sources.list.d/*
cp "$RESILIENCE_SOURCES" etc/apt/sources.list.d/base.sources`;

/** Everything that decides what the base holds, for its hash. */
export async function debianBaseInputs(): Promise<readonly string[]> {
  const release = await readRelease();
  const kept = sourcesToKeep(ofRelease(await machineSources(), release.codename));
  return [release.id, release.codename, process.version, process.arch, ...packagesFor(release), setup, finish, kept];
}

/** What the base tells of its archive, so that an image made from it can have more packages. A password stays on the machine. */
export const sourcesToKeep = (sources: readonly Source[]): string =>
  writeSources(sources.map((source) => ({ ...source, uri: source.uri.replace(/^([a-z]+:\/\/)[^/]*@/, '$1') })));

/** Debian 12 would otherwise bring Perl, to merge folders that are merged here from the start. */
const packagesFor = ({ id, version }: Release): readonly string[] =>
  id === 'debian' && version === 12 ? [...include, 'usr-is-merged'] : include;

/** Writes the base as a tar archive to `file`. Throws R405, R406 or R408. */
export async function makeDebianBase(paths: Paths, file: string, env: Env, onProgress: OnProgress): Promise<void> {
  if (process.platform !== 'linux' || findProgram('apt-get', env.PATH) === null) {
    fail('R408', 'there is no apt on this machine', {
      fix: 'let the engine reach a registry, or a mirror of one',
    });
  }
  const release = await readRelease();
  const sources = ofRelease(await machineSources(), release.codename);
  if (sources.length === 0) fail('R408', `the machine's apt sources name no archive of ${release.codename}`);
  const mmdebstrap = await findMmdebstrap(paths, env, onProgress);
  const work = join(paths.home, `base.${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    await writeFile(join(work, 'own.sources'), writeSources(sources));
    await writeFile(join(work, 'base.sources'), sourcesToKeep(sources));
    await writeFile(join(work, 'acquire.conf'), `${await acquireSettings()}\nAcquire::Languages "none";\n`);
    onProgress(`making a base image from the packages of ${release.codename}`);
    const result = await runCommand(
      [
        ...mmdebstrap.command,
        '--variant=extract',
        '--format=tar',
        `--include=${packagesFor(release).join(',')}`,
        `--aptopt=${join(work, 'acquire.conf')}`,
        `--setup-hook=${setup}`,
        `--extract-hook=${finish}`,
        release.codename,
        file,
        join(work, 'own.sources'),
      ],
      { deadline: minutes(10), memoryMiB: 2048 },
      {
        env: {
          ...env,
          ...mmdebstrap.env,
          LC_ALL: 'C',
          TMPDIR: work,
          RESILIENCE_NODE: process.execPath,
          RESILIENCE_SOURCES: join(work, 'base.sources'),
        },
      },
    );
    if (!result.ok) refuse(result.output || `it ${result.reason}`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function refuse(output: string): never {
  if (/No space left/.test(output)) fail('R405', 'the disk filled up while the base image was made');
  const told = output.split('\n').filter((line) => line.trim() !== '' && !/^[IW]: /.test(line));
  fail('R408', `mmdebstrap could not make the base image: ${told.slice(-3).join(' | ')}`, {
    fix: 'make sure that apt-get update works, or let the engine reach a registry',
  });
}
