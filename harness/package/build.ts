/** Builds `dist/`: the sources and what they import from other packages as JavaScript, and the types of the public door. */
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { licencesOf } from './licences.ts';
import { builtPath, entryPointsOf, type Manifest } from './manifest.ts';

/** What `dockerode` imports for SSH and for BuildKit's sessions. Neither is used, and they come with compilers and megabytes. */
const leftOut = ['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs'];

/** Packages of the older kind ask for Node's own modules this way. */
const requireForOlder =
  "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);";

/** `root` is the repository's folder. What was built before is removed. */
export async function buildPackage(root: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const [sources, others] = [true, false].map((is) =>
    entryPointsOf(manifest).filter((path) => path.endsWith('.ts') === is),
  ) as [string[], string[]];
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const [{ metafile }] = await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: sources,
      outbase: 'harness',
      outdir: 'dist',
      chunkNames: 'parts/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.22',
      charset: 'utf8',
      sourcemap: true,
      metafile: true,
      banner: { js: requireForOlder },
      alias: Object.fromEntries(leftOut.map((name) => [name, './harness/package/left-out.cjs'])),
      logLevel: 'warning',
    }),
    execa('tsc', ['-p', 'harness/package'], { cwd: root, preferLocal: true, stdio: 'inherit' }),
  ]);
  await leaveOutContents(join(root, 'dist'));
  for (const path of others) {
    const place = join(root, builtPath(path));
    await mkdir(dirname(place), { recursive: true });
    await copyFile(join(root, path), place);
  }
  await writeFile(join(root, 'dist/LICENSES.txt'), await licencesOf(root, Object.keys(metafile.inputs)));
}

/** A source map tells where a line of another package comes from, and not its whole text again. */
async function leaveOutContents(folder: string): Promise<void> {
  for await (const file of glob('**/*.map', { cwd: folder })) {
    const path = join(folder, file);
    const map = JSON.parse(await readFile(path, 'utf8')) as SourceMap;
    const sourcesContent = map.sources.map((source, at) =>
      source.includes('/node_modules/') ? null : map.sourcesContent[at],
    );
    await writeFile(path, JSON.stringify({ ...map, sourcesContent }));
  }
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly (string | null)[];
}
