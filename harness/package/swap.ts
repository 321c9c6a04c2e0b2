/** Puts the packed manifest in the place of the repository's own while npm packs, and back again. */
import { copyFile, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, packedManifest } from './manifest.ts';

const placesIn = (root: string): { readonly manifest: string; readonly kept: string } => ({
  manifest: join(root, 'package.json'),
  kept: join(root, 'package.json.unpacked'),
});

/** Keeps the repository's own beside it. */
export async function usePackedManifest(root: string): Promise<void> {
  const { manifest, kept } = placesIn(root);
  await copyFile(manifest, kept);
  const own = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
  await writeFile(manifest, `${JSON.stringify(packedManifest(own), null, 2)}\n`);
}

/** Does nothing where it is in its place. */
export async function restoreManifest(root: string): Promise<void> {
  const { manifest, kept } = placesIn(root);
  if ((await stat(kept).catch(() => null)) !== null) await rename(kept, manifest);
}
