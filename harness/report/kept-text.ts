/** What a run leaves on purpose: the images that it built. */
import type { KeptImages } from '../model/event.ts';
import { formatBytes, formatCounted } from './format.ts';

/** `2 built images (1 MiB)`; without a size where other images have all that is in them. */
export const imagesText = ({ names, bytes }: KeptImages): string =>
  `${formatCounted(names.length, 'built image')}${bytes === 0 ? '' : ` (${formatBytes(bytes)})`}`;

/** `2 built images (1 MiB), for the next run (recover --images removes them)`; null where there are none, or it is not known. */
export function keptText(kept: KeptImages | null): string | null {
  if (kept === null || kept.names.length === 0) return null;
  const they = kept.names.length === 1 ? 'it' : 'them';
  return `${imagesText(kept)}, for the next run (recover --images removes ${they})`;
}
