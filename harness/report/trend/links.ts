/** Where a night's cell leads: relative links only, so that the site opens from a disk and from a web server alike. */
import type { NightLine } from '../../model/history.ts';
import type { TrendInput } from './trend-input.ts';

/** From the site to the report of the run that tells most of a night; null: nothing is kept of it. */
export type LinkOf = (line: NightLine) => string | null;

/** A path that no name in it can turn into anything else: not into a scheme, a query or a way up. */
const encodedPath = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '..' && part !== '.')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
    .replace(/^\/+/, '');

export const linksTo =
  ({ runs, kept }: Pick<TrendInput, 'runs' | 'kept'>): LinkOf =>
  ({ folder }) =>
    folder === null || (kept !== null && !kept.has(folder)) ? null : `${runs}${encodedPath(folder)}/report.html`;
