/** A repair in a sentence: what it changes, and what came of the red rows before and after it. */
import type { Mend } from '../../model/exploration.ts';

const came: Readonly<Record<Mend['tried'], string>> = {
  mended: 'tried, and it heals',
  better: 'tried, and it is better',
  'no better': 'tried, and it is no better',
  'not tried': 'not tried',
};

/** `restart: unless-stopped for worker: tried, and it heals (worker crash: NEVER → by itself 0.5 s)`. */
export function mendText({ sentence, tried, rows }: Mend): string {
  const figures = rows.map(({ key, before, after }) => `${key}: ${before} → ${after}`).join('; ');
  return `${sentence}: ${came[tried]}${figures === '' || tried === 'not tried' ? '' : ` (${figures})`}`;
}
