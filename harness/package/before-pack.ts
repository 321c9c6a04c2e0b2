/** What npm runs before it packs: `dist/` is built, and the packed manifest takes its place. */
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build.ts';
import { usePackedManifest } from './swap.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
await buildPackage(root);
await usePackedManifest(root);
