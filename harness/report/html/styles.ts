/** The styles of the report in one text, from the page down to the marks of its pictures. */
import { layout } from './style-layout.ts';
import { parts } from './style-parts.ts';
import { pictures } from './style-pictures.ts';
import { prints } from './style-print.ts';
import { tones } from './style-tones.ts';

/** Print comes last, since it overrides. Space that only a reader of the source needs is left out. */
export const styles = [tones, layout, parts, pictures, prints]
  .join('\n')
  .replace(/\s*([{};])\s*/g, '$1')
  .trim();
