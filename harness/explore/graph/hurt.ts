/** Whom a row hurt: who asks from outside, or where nobody does, who asks from inside. */
import type { Cell, Column, Felt, MatrixRow } from '../../model/exploration.ts';
import { feltOrder } from '../../model/exploration.ts';

/** Those whose cells say what a fault was for people: users, callers where there are no users, else services. */
export function judges(columns: readonly Column[]): readonly Column[] {
  const ofKind = (kind: Column['is']): readonly Column[] => columns.filter(({ is }) => is === kind);
  return [ofKind('users'), ofKind('callers'), columns].find((some) => some.length > 0) ?? [];
}

/** Later answers are no harm. */
export const isHurt = ({ felt }: Pick<Cell, 'felt'>): boolean => rankOf(felt) > feltOrder.indexOf('slower');

/** All the time, and not only at times. */
export const isAllBad = (cell: Pick<Cell, 'felt'>): boolean => isHurt(cell) && cell.felt !== 'degraded';

/** Nought: untouched; −1: not known. */
export const rankOf = (felt: Felt): number => feltOrder.indexOf(felt);

export const cellsOf = ({ cells }: MatrixRow, columns: readonly Column[]): readonly Cell[] =>
  cells.filter(({ column }) => columns.some(({ name }) => name === column));

export const hurts = (row: MatrixRow, columns: readonly Column[]): boolean => cellsOf(row, columns).some(isHurt);
