/** Packages of the user's project as a sidecar takes them: their programs and those of what they depend on, in a `node_modules` of its own. */
import { glob, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FailureError, failure } from '../model/failure.ts';

interface Package {
  readonly name: string;
  /** Where it is on this machine. */
  readonly folder: string;
  /** Where it stands in the sidecar, below its folder there: `node_modules/redis`. */
  readonly place: string;
}

/** What a program needs at run time: no types, sources of types, maps or tests. */
const needed = '**/*.{js,cjs,mjs,json}';

/** Text by path, relative to the program's folder. `from`: a folder of the project. Throws R223 where one is not installed. */
export async function packageFiles(names: readonly string[], from: string): Promise<Readonly<Record<string, string>>> {
  const packages = await placed(names, from);
  const files = packages.map(async ({ folder, place }): Promise<readonly (readonly [string, string])[]> => {
    const texts: [string, string][] = [];
    for await (const path of glob(needed, { cwd: folder, exclude: ['node_modules'] })) {
      texts.push([join(place, path), await readFile(join(folder, path), 'utf8')]);
    }
    return texts;
  });
  return Object.fromEntries((await Promise.all(files)).flat());
}

/** Each is placed as high as it can be: below whoever needs it where another of its name stands at the top. */
async function placed(names: readonly string[], from: string): Promise<readonly Package[]> {
  const found = new Map<string, Package>();
  const place = async (name: string, base: string, below: string): Promise<void> => {
    const folder = await folderOf(name, base);
    if (folder === null) return below === '' ? notThere(name) : undefined;
    const top = join('node_modules', name);
    const at = found.has(top) && found.get(top)!.folder !== folder ? join(below, top) : top;
    if (found.has(at)) return;
    found.set(at, { name, folder, place: at });
    for (const other of await needsOf(folder)) await place(other, folder, at);
  };
  for (const name of names) await place(name, from, '');
  return [...found.values()];
}

const notThere = (name: string): never => {
  const message = `the package '${name}' is not installed, and so cannot be taken inside`;
  throw new FailureError([failure('R223', message, { fix: `install it: npm i -D ${name}` })]);
};

async function needsOf(folder: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Readonly<Record<string, object>>;
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
}

/** As Node finds it: in the nearest `node_modules` upwards. Null: nowhere, as a peer that is optional may be. */
async function folderOf(name: string, from: string): Promise<string | null> {
  const folder = join(from, 'node_modules', name);
  const there = await realpath(folder).catch(() => null);
  if (there !== null) return there;
  return dirname(from) === from ? null : folderOf(name, dirname(from));
}
