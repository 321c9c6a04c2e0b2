/** What is known before a start, as text for a terminal. */
import { plural } from '../model/count-text.ts';
import type { StackObstacles } from '../model/start-obstacle.ts';
import { hang } from './paint.ts';

/** Nothing where nothing is known. */
export function renderForeseen({ stack, found }: StackObstacles, width: number): string {
  if (found.length === 0) return '';
  const lines = found.flatMap(({ message, at, fix }) => [
    hang('  ! ', at === null ? message : `${message} (${at})`, width),
    hang('    fix ', fix, width),
  ]);
  return `${[`${stack} may not come up: ${plural(found.length, 'thing')} that can be known before`, ...lines].join('\n')}\n`;
}
