/** What npm runs before it packs: `dist/` is built, and the packed manifest takes its place. A pack that was cut short is forgotten. */
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build.ts';
import { restoreManifest, usePackedManifest } from './swap.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
await restoreManifest(root);
await buildPackage(root);
await usePackedManifest(root);
