/**
 * Unpacks the release's packages named as arguments, with what they need, into the running image: `node unpack.ts postgresql`.
 * Bases that are made from packages have no apt, and no package's own script is wanted here. Each file is checked against the
 * archive's index; ARCHIVE names another archive than the release's own.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Every base has the C and C++ libraries; the rest serves setting up, which is not done, and the just-in-time compiler, which is off. */
const unwanted =
  /^(libc6|libgcc-s1|libstdc\+\+6|libllvm\d.*|debconf.*|cdebconf|perl.*|lib.*-perl|locales.*|netbase|sensible-utils|ssl-cert|ucf|postgresql(-client)?-common|adduser|openssl|passwd|dpkg|tar|lsb-base|sysvinit-utils|init-system-helpers)$/;
const unwantedPaths = [
  './usr/share/doc',
  './usr/share/man',
  './usr/share/locale',
  './usr/share/lintian',
  './usr/lib/postgresql/*/lib/bitcode',
];

const osRelease = readFileSync('/etc/os-release', 'utf8');
const osField = (name: string) => new RegExp(`^${name}="?([^"\n]+)`, 'm').exec(osRelease)?.[1] ?? '';
const archive =
  process.env.ARCHIVE ||
  (osField('ID') === 'ubuntu' ? 'http://archive.ubuntu.com/ubuntu' : 'http://deb.debian.org/debian');
const architecture = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();

async function download(path: string): Promise<Buffer> {
  const answer = await fetch(`${archive}/${path}`);
  if (!answer.ok) throw new Error(`${archive}/${path} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

const field = (entry: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(entry)?.[1] ?? '';

/** The index's entry of each package by name. */
async function readIndex(): Promise<ReadonlyMap<string, string>> {
  const packed = await download(`dists/${osField('VERSION_CODENAME')}/main/binary-${architecture}/Packages.gz`);
  const entries = gunzipSync(packed).toString().split('\n\n');
  return new Map(entries.map((entry) => [field(entry, 'Package'), entry]));
}

/** Names a package needs: of alternatives the first. */
const needs = (entry: string): string[] =>
  [field(entry, 'Pre-Depends'), field(entry, 'Depends')]
    .flatMap((list) => list.split(','))
    .flatMap((need) => /^\s*([a-z0-9.+-]+)/.exec(need)?.[1] ?? []);

const index = await readIndex();
const wanted = new Map<string, string>();
for (let names = process.argv.slice(2); names.length > 0; ) {
  const fresh = names.filter((name) => !wanted.has(name) && !unwanted.test(name));
  names = fresh.flatMap((name) => {
    const entry = index.get(name);
    if (entry === undefined) throw new Error(`the archive has no package ${name}`);
    wanted.set(name, entry);
    return needs(entry);
  });
}
for (const [name, entry] of wanted) {
  const file = await download(field(entry, 'Filename'));
  if (createHash('sha256').update(file).digest('hex') !== field(entry, 'SHA256')) throw new Error(`${name} is damaged`);
  const content = execFileSync('dpkg-deb', ['--fsys-tarfile', '-'], { input: file, maxBuffer: 2 ** 30 });
  const except = unwantedPaths.map((path) => `--exclude=${path}`);
  execFileSync('tar', ['--extract', '--keep-directory-symlink', '--directory', '/', ...except], { input: content });
  process.stdout.write(`${name} ${field(entry, 'Version')}\n`);
}
