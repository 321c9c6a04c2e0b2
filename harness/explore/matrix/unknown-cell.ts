/** A cell of which nothing is known. */
import type { Cell } from '../../model/exploration.ts';

export const unknownCell = (column: string): Cell => ({
  column,
  felt: 'unknown',
  bad: null,
  back: { by: 'unknown' },
  text: '?',
});
