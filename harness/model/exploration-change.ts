/** What is different between two explorations of one stack. */
import type { Cell } from './exploration.ts';

export interface ExplorationChange {
  /** The runs' names; `before` is the earlier one. */
  readonly before: string;
  readonly after: string;
  /** The worse first, then those that are better; in the order of the matrix. */
  readonly cells: readonly CellChange[];
  /** Keys of rows that could be judged now and not before, and the other way round. */
  readonly newRows: readonly string[];
  readonly goneRows: readonly string[];
  /** Sentences of findings whose weakness is new, or gone. What was not tried in both is in neither. */
  readonly newFindings: readonly string[];
  readonly goneFindings: readonly string[];
}

/** A cell that has another colour, or comes back another way. Other seconds are no change: they differ from run to run. */
export interface CellChange {
  readonly key: string;
  readonly column: string;
  readonly is: 'worse' | 'better';
  readonly before: Cell;
  readonly after: Cell;
}

/** What became of the objective that no cell gets worse. */
export interface WorseCells {
  /** The run that it is compared with: the last one in which nothing was worse. Null: there was none. */
  readonly accepted: string | null;
  /** Worse, and worse again when their rows were tried once more. */
  readonly confirmed: readonly CellChange[];
  /** Worse once, and not when they were tried again, or not tried again. */
  readonly once: readonly CellChange[];
}
