/** What findings are made from: rows that could be judged, with what was measured of them, and the stack as it was learned. */
import type { Column, ExploreFinding, MatrixRow } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import type { LearnedStack } from '../../model/learned.ts';

export interface TriedMatrixRow {
  readonly measured: MeasuredRow;
  readonly row: MatrixRow;
}

export interface FindingsBasis {
  readonly learned: LearnedStack;
  readonly columns: readonly Column[];
  readonly tried: readonly TriedMatrixRow[];
}

/** A finding of one row; those of one weakness of one service, or of one edge, become one. */
export interface RowFinding extends Omit<ExploreFinding, 'rows' | 'mend'> {
  readonly row: TriedMatrixRow;
  /** How bad it was for people, in milliseconds: of several sentences the worst is said. */
  readonly weight: number;
}
