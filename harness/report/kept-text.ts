/** What a run leaves on purpose: the images that it built. */
import { plural, wordFor } from '../model/count-text.ts';
import type { KeptImages } from '../model/event.ts';
import { formatBytes } from './format.ts';

/** `2 built images (1 MiB)`; without a size where other images have all that is in them. */
export const imagesText = ({ names, bytes }: KeptImages): string =>
  `${plural(names.length, 'built image')}${bytes === 0 ? '' : ` (${formatBytes(bytes)})`}`;

/** `2 built images (1 MiB), for the next run (recover --images removes them)`; null where there are none, or it is not known. */
export function keptText(kept: KeptImages | null): string | null {
  if (kept === null || kept.names.length === 0) return null;
  const they = wordFor(kept.names.length, 'it', 'them');
  return `${imagesText(kept)}, for the next run (recover --images removes ${they})`;
}
