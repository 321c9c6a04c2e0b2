/** What remains of rows when their plan has problems: a row that cannot be done is left out, and so is a remedy that cannot. */
import type { ExploreRow, UntriedRow } from '../../model/explore-row.ts';
import { type Failure, failureText } from '../../model/failure.ts';
import { remedyName } from './rows-scenario.ts';

export interface RemainingRows {
  readonly rows: readonly ExploreRow[];
  readonly refused: readonly UntriedRow[];
}

/** Null: some problem is of none of them alone. */
export function withoutRefused(rows: readonly ExploreRow[], problems: readonly Failure[]): RemainingRows | null {
  const places = problems.map(placeOf);
  const isNamed = (name: string, index: number): boolean => places[index]!.includes(`'${name}'`);
  const names = (row: ExploreRow) => [row.key, ...row.remedies.map((one) => remedyName(row, one))];
  if (problems.some((_, index) => !rows.some((row) => names(row).some((name) => isNamed(name, index))))) return null;
  const refused = rows.flatMap((row): readonly UntriedRow[] => {
    const own = problems.find((_, index) => isNamed(row.key, index));
    return own === undefined ? [] : [{ row, why: 'refused', reason: failureText(own) }];
  });
  return {
    rows: rows
      .filter((row) => !refused.some((one) => one.row === row))
      .map((row) => {
        const remedies = row.remedies.filter((one) => !places.some((_, index) => isNamed(remedyName(row, one), index)));
        return remedies.length === row.remedies.length ? row : { ...row, remedies };
      }),
    refused,
  };
}

/** What stands behind `experiment`; empty: it is about another place. */
const placeOf = ({ at }: Failure): string => {
  const parts = at?.split(/\bexperiments? /) ?? [];
  return parts.length < 2 ? '' : parts.at(-1)!;
};
