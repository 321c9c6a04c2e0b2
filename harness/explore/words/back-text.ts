/** How something came back, in words that fit a table. */
import type { Observed } from '../../model/analysis.ts';
import { listText } from '../../model/count-text.ts';
import type { Back } from '../../model/exploration.ts';
import { isAtOnce, observedTime } from './cell-time.ts';

/** `by itself 0.4 s`, `never; restart of api heals, 1.2 s`, `NEVER`. */
export function backText(back: Back): string {
  switch (back.by) {
    case 'not needed':
      return '–';
    case 'itself':
      return isAtOnce(back.after) ? 'by itself at once' : `by itself ${observedTime(back.after)}`;
    case 'restart':
      return `never; restart of ${back.of} heals${later(back.after)}`;
    case 'recreation':
      return `never; re-creation of ${back.of} heals${later(back.after)}`;
    case 'nobody':
      return back.tried.length === 0 ? 'NEVER' : `NEVER, whatever was tried: ${listText(back.tried)}`;
    case 'unknown':
      return '?';
  }
}

/** The same without `never`, where that was said before: `restart of api heals, 1.2 s`. */
export const healedText = (back: Back): string => backText(back).replace('never; ', '');

const later = (after: Observed): string => (isAtOnce(after) ? ' at once' : `, ${observedTime(after)}`);
