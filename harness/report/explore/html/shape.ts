/** How the matrix is laid out for its size: which columns have words in their cells, which a sign alone, and how much each cell tells. */
import type { Column, Exploration } from '../../../model/exploration.ts';

export interface PlacedColumn {
  readonly column: Column;
  /** Its place among the columns and the cells of a row. */
  readonly index: number;
}

export interface MatrixShape {
  /** With words in their cells: users first, then callers where both have room. */
  readonly words: readonly PlacedColumn[];
  /** With a sign in their cells. Empty where there are too many to be told apart: they are counted. */
  readonly signs: readonly PlacedColumn[];
  readonly counted: readonly PlacedColumn[];
  /** Whether each cell tells all that is known of it where it is pointed at: not where the page would grow beyond a megabyte. */
  readonly full: boolean;
}

/** More columns with words than this would push out of sight how it came back. */
const mostWords = 3;
/** More signs than this beside each other are not told apart any more. */
const mostSigns = 16;
/** With so many cells the page is about 700 kB. */
const mostFull = 1500;

export function shapeOf({ columns, rows }: Pick<Exploration, 'columns' | 'rows'>): MatrixShape {
  const placed = columns.map((column, index) => ({ column, index }));
  const of = (...kinds: readonly Column['is'][]): readonly PlacedColumn[] =>
    placed.filter(({ column }) => kinds.includes(column.is));
  const words = [of('users', 'callers'), of('users')].find(({ length }) => length <= mostWords) ?? [];
  const rest = placed.filter((one) => !words.includes(one));
  const many = rest.length > mostSigns;
  return {
    words,
    signs: many ? [] : rest,
    counted: many ? rest : [],
    full: rows.length * (many ? words.length : columns.length) <= mostFull,
  };
}
