/** What npm runs after it packed: the repository's own manifest is back in its place. To be run by hand where packing was cut short. */
import { fileURLToPath } from 'node:url';
import { restoreManifest } from './swap.ts';

await restoreManifest(fileURLToPath(new URL('../..', import.meta.url)));
