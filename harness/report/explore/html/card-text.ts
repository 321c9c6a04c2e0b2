/** How something came back, and who noticed it, in the full words of a tile's card. */
import { measuredText, observedText } from '../../../analysis/words/figures.ts';
import { listText } from '../../../model/count-text.ts';
import type { Back, Noticed } from '../../../model/exploration.ts';

/** `came back by itself after 0.60 s ± 0.02 s`. */
export function cameBackText(back: Back): string {
  switch (back.by) {
    case 'not needed':
      return '';
    case 'itself':
      return back.after.seen
        ? `came back by itself, ${observedText(back.after)}`
        : `came back by itself: ${observedText(back.after)}`;
    case 'restart':
      return `came back only after a restart of ${back.of}, ${observedText(back.after)}`;
    case 'recreation':
      return `came back only after ${back.of} was created again, ${observedText(back.after)}`;
    case 'nobody':
      return back.tried.length === 0 ? 'never came back' : `never came back after ${listText(back.tried)}`;
    case 'unknown':
      return 'how it came back is not known';
  }
}

/** `noticed by the engine after 0.10 s ± 0.02 s`. */
export function noticedByText(noticed: Noticed): string {
  switch (noticed.by) {
    case 'engine':
      return `noticed by the engine after ${measuredText(noticed.after)}`;
    case 'check':
      return `noticed by the health check of ${noticed.service} after ${measuredText(noticed.after)}`;
    case 'nobody':
      return 'noticed by nobody';
    case 'unknown':
      return 'who noticed is not known';
  }
}
