/** How the matrix is laid out for its size: which columns have words in their cells, which a sign alone, and how much each cell tells. */
import type { Column, Exploration } from '../../../model/exploration.ts';
import type { CellChange, ExplorationChange } from '../../../model/exploration-change.ts';

export interface PlacedColumn {
  readonly column: Column;
  /** Its place among the columns and the cells of a row. */
  readonly index: number;
}

/** Columns beside each other. */
export interface ColumnGroup {
  readonly columns: readonly PlacedColumn[];
  /** With words in their cells, else with signs alone. */
  readonly wide: boolean;
}

export interface MatrixShape {
  /** Who is to be served: users, where there are none whoever is asked from inside, else all. Left of how it came back. */
  readonly served: ColumnGroup;
  /** How far it reached. Empty where there are too many to be told apart: they are counted. */
  readonly reach: ColumnGroup;
  readonly counted: readonly PlacedColumn[];
  /** Whether each cell tells all that is known of it where it is pointed at: not where the page would grow beyond a megabyte. */
  readonly full: boolean;
  /** Since an earlier exploration. */
  readonly changeOf: (key: string, column: string) => CellChange['is'] | null;
}

/** More columns with words than this do not fit beside what was broken, how it came back and who noticed. */
const mostWords = 3;
/** More signs than this beside each other are not told apart any more. */
const mostSigns = 16;
/** With so many cells the page is about 700 kB. */
const mostFull = 1500;

export function shapeOf(
  { columns, rows }: Pick<Exploration, 'columns' | 'rows'>,
  change: ExplorationChange | null,
): MatrixShape {
  const changes = new Map(change?.cells.map(({ key, column, is }) => [`${key}\n${column}`, is]));
  const placed = columns.map((column, index) => ({ column, index }));
  const first = (['users', 'callers', 'service'] as const).find((kind) => columns.some(({ is }) => is === kind));
  const served = placed.filter(({ column }) => column.is === first);
  const rest = placed.filter((one) => !served.includes(one));
  const counted = rest.length > mostSigns ? rest : [];
  const reach = counted.length > 0 ? [] : rest;
  return {
    served: { columns: served, wide: served.length <= mostWords },
    reach: { columns: reach, wide: served.length + reach.length <= mostWords },
    counted,
    full: rows.length * (served.length + reach.length) <= mostFull,
    changeOf: (key, column) => changes.get(`${key}\n${column}`) ?? null,
  };
}
