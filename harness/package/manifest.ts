/** What `package.json` says once it is packed: the same entry points, leading to what was built, and nothing to install. */
import { distinct } from '../model/distinct.ts';

/** A place in `exports`, `bin` or `imports`: a path, or paths by condition. */
export type PackageEntry = string | { readonly [name: string]: PackageEntry };

export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** What other packages import. */
  readonly exports: PackageEntry;
  /** What becomes a command. */
  readonly bin: PackageEntry;
  /** The package's own files that it finds by name: programs that it starts, and what it reads. */
  readonly imports: PackageEntry;
  readonly [key: string]: unknown;
}

/** Every path below `harness/` that the manifest leads to, as `./harness/…` and without repeats. */
export function entryPointsOf({ exports, bin, imports }: Manifest): readonly string[] {
  const paths = (entry: PackageEntry): readonly string[] =>
    typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(paths);
  const all = [exports, bin, imports].flatMap(paths).map((path) => path.replace(/^harness\//, './harness/'));
  return distinct(all).filter((path) => path.startsWith('./harness/'));
}

/** Where a source file stands once it is built: `./harness/index.ts` is `./dist/index.js`, and what is no source keeps its name. */
export const builtPath = (path: string): string => path.replace(/^(\.\/)?harness\//, '$1dist/').replace(/\.ts$/, '.js');

/** What only the repository needs. */
const ofRepository: readonly string[] = ['allowScripts', 'scripts', 'dependencies', 'devDependencies'];

/** What is imported from other packages is built in, so the packed one depends on none. */
export function packedManifest(manifest: Manifest): Manifest {
  const kept = Object.entries(manifest).filter(([key]) => !ofRepository.includes(key));
  return {
    ...(Object.fromEntries(kept) as Manifest),
    exports: typed(built(manifest.exports)),
    bin: built(manifest.bin),
    imports: built(manifest.imports),
  };
}

const built = (entry: PackageEntry): PackageEntry =>
  typeof entry === 'string'
    ? builtPath(entry)
    : Object.fromEntries(Object.entries(entry).map(([name, inner]) => [name, built(inner)]));

/** What is imported has its types beside it. */
function typed(entry: PackageEntry): PackageEntry {
  if (typeof entry !== 'string')
    return Object.fromEntries(Object.entries(entry).map(([name, inner]) => [name, typed(inner)]));
  return entry.endsWith('.js') ? { types: entry.replace(/\.js$/, '.d.ts'), default: entry } : entry;
}
