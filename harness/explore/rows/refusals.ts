/** Which rows a problem of their plan is about. */
import type { ExploreRow } from '../../model/explore-row.ts';
import type { Failure } from '../../model/failure.ts';
import { remedyName } from './rows-scenario.ts';

/** Those whose experiments its place names; none: it is about all of them, or about something else. */
export function listRowsOf({ at }: Failure, rows: readonly ExploreRow[]): readonly ExploreRow[] {
  const place = at?.split(/\bexperiments? /).at(-1) ?? '';
  if (at === null || place === at) return [];
  const names = (row: ExploreRow) => [row.key, ...row.remedies.map((one) => remedyName(row, one))];
  return rows.filter((row) => names(row).some((name) => place.includes(`'${name}'`)));
}
