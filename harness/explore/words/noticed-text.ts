/** Who noticed a fault first, in words that fit a table. */
import type { MatrixRow } from '../../model/exploration.ts';
import { sufferer } from '../../model/fault-facts.ts';
import { cellTime } from './cell-time.ts';

/** `engine 0.2 s`, `check 5.5 s`, `check of api 5.5 s` where it is another's, `nobody`. */
export function noticedText({ noticed, row }: Pick<MatrixRow, 'noticed' | 'row'>): string {
  switch (noticed.by) {
    case 'engine':
    case 'check': {
      const whose = noticed.service === sufferer(row.fault) ? '' : ` of ${noticed.service}`;
      return `${noticed.by}${whose} ${cellTime(noticed.after)}`;
    }
    case 'nobody':
      return 'nobody';
    case 'unknown':
      return '?';
  }
}
