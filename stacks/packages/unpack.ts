/**
 * Unpacks packages and what they need into the running image, from the archive that the image's own apt sources name:
 * `node unpack.ts [--alone] [--root <folder>] <package> …`. Bases that are made from packages have no apt, and no package's own
 * script is wanted here. `--alone` leaves out what they need, for programs that need the C library only.
 * PACKAGE_ARCHIVE names another archive: `<URI>`, or `<URI> <suite> <component> …`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contentOf, decompress } from './decompress.ts';
import { choose, type Index, type Package, parseIndex } from './package-index.ts';
import { isUsable, parseLine, parseSources, type Source } from './sources.ts';

/** Nothing that a service reads. */
const unwantedPaths = [
  './usr/share/doc',
  './usr/share/man',
  './usr/share/locale',
  './usr/share/lintian',
  './usr/lib/postgresql/*/lib/bitcode',
];

/** Empty when there is no such file. */
const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Throws when none names an archive that can be asked. */
function sourcesOf(root: string, architecture: string): readonly Source[] {
  const other = process.env.PACKAGE_ARCHIVE?.trim();
  const found = other ? parseLine(`deb ${withSuite(other, root)}`) : sourcesOfApt(join(root, 'etc/apt'));
  const usable = found.filter((source) => isUsable(source, architecture));
  if (usable.length > 0) return usable;
  const where = other ? `PACKAGE_ARCHIVE, which is "${other}",` : "the image's /etc/apt";
  throw new Error(`${where} names no archive that answers by http or https; PACKAGE_ARCHIVE="<URI>" names one`);
}

function sourcesOfApt(etc: string): readonly Source[] {
  const folder = join(etc, 'sources.list.d');
  const parts = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = [join(etc, 'sources.list'), ...parts.map((name) => join(folder, name))];
  return files.flatMap((file) => parseSources(file, read(file)));
}

/** An archive alone is asked for the image's own release. */
function withSuite(archive: string, root: string): string {
  if (/\s/.test(archive)) return archive;
  const codename = /^VERSION_CODENAME="?([^"\n]+)/m.exec(read(join(root, 'etc/os-release')))?.[1];
  if (codename === undefined) throw new Error('/etc/os-release names no release: give PACKAGE_ARCHIVE a suite as well');
  return `${archive} ${codename} main`;
}

/** One that is silent for so long will not answer, in milliseconds. */
const patience = 60_000;

/** Before each further try, in milliseconds: an archive that many ask at once turns some away. */
const pauses = [500, 2000];

/** Null when there is no such file. */
async function find(url: string, tries = 0): Promise<Buffer | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (answer.status === 404) return null;
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    throw new Error(`it answered ${answer.status}`);
  } catch (error) {
    const pause = pauses[tries];
    if (pause !== undefined) {
      await setTimeout(pause);
      return find(url, tries + 1);
    }
    const { cause, message } = error as Error;
    throw new Error(`${url} cannot be had: ${cause instanceof Error ? cause.message : message}`);
  }
}

async function readIndex(sources: readonly Source[], architecture: string): Promise<Index> {
  const parts = sources.flatMap(({ uri, suite, components }) =>
    components.map(async (component) => {
      const text = await indexText(`${uri}/dists/${suite}/${component}/binary-${architecture}/Packages`);
      return parseIndex(text, uri);
    }),
  );
  return Map.groupBy((await Promise.all(parts)).flat(), ({ name }) => name);
}

/** Every archive has at least one of the two. */
async function indexText(url: string): Promise<string> {
  for (const kind of ['xz', 'gz'] as const) {
    const packed = await find(`${url}.${kind}`);
    if (packed !== null) return decompress(packed, kind).toString();
  }
  throw new Error(`${url}.xz is not there, and with .gz neither`);
}

async function unpack({ name, version, url, sha256 }: Package, root: string): Promise<void> {
  const file = await find(url);
  if (file === null) throw new Error(`${url} is in the archive's index, but not there`);
  const sum = createHash('sha256').update(file).digest('hex');
  if (sum !== sha256) throw new Error(`${name} ${version} is damaged: its SHA-256 is ${sum}, in the index ${sha256}`);
  const except = unwantedPaths.map((path) => `--exclude=${path}`);
  execFileSync('tar', ['--extract', '--keep-directory-symlink', '--directory', root, ...except], {
    input: contentOf(file),
  });
  process.stdout.write(`${name} ${version}\n`);
}

/** By Debian's rules. */
const isNewer = (version: string, than: string): boolean =>
  spawnSync('dpkg', ['--compare-versions', version, 'gt', than]).status === 0;

async function main(): Promise<void> {
  const options = { alone: { type: 'boolean', default: false }, root: { type: 'string', default: '/' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const architecture = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();
  const index = await readIndex(sourcesOf(values.root, architecture), architecture);
  for (const one of choose(positionals, index, isNewer, values.alone)) await unpack(one, values.root);
}

await main().catch((error: Error) => {
  process.stderr.write(`packages: ${error.message}\n`);
  process.exitCode = 1;
});
