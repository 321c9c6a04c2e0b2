/** The objective that no cell gets worse: since the exploration that was accepted, and confirmed by another try. */
import { distinct } from '../model/distinct.ts';
import type { Exploration } from '../model/exploration.ts';
import type { CellChange, WorseCells } from '../model/exploration-change.ts';
import { compareExplorations } from './compare-explorations.ts';

const worseIn = (accepted: Exploration, now: Exploration): readonly CellChange[] =>
  compareExplorations(accepted, now).cells.filter(({ is }) => is === 'worse');

/** Keys of rows that are to be tried once more. */
export const doubtedRows = (accepted: Exploration, now: Exploration): readonly string[] =>
  distinct(worseIn(accepted, now).map(({ key }) => key));

/** `again`: the doubted rows once more; null: there were none, or no time. What was not judged again is not confirmed. */
export function worseCells(accepted: Exploration, now: Exploration, again: Exploration | null): WorseCells {
  const first = worseIn(accepted, now);
  const second = again === null ? [] : worseIn(accepted, again);
  const isAgain = (one: CellChange): boolean =>
    second.some(({ key, column }) => key === one.key && column === one.column);
  return {
    accepted: accepted.run,
    confirmed: first.filter(isAgain),
    once: first.filter((one) => !isAgain(one)),
  };
}

/** Whether the two say the same of every cell: what was felt, and how it came back. Seconds differ from run to run. */
export const isSameMatrix = (one: Exploration, other: Exploration): boolean => matrixText(one) === matrixText(other);

const matrixText = ({ rows }: Exploration): string =>
  JSON.stringify(
    rows.map(({ row, unknown, cells }) => [
      row.key,
      unknown === null,
      cells.map(({ column, felt, back }) => [column, felt, back.by]),
    ]),
  );

/** Whether it may stand in for the one that was accepted: nothing is worse, and no row that could be judged is missing. */
export function isAcceptable(accepted: Exploration | null, now: Exploration): boolean {
  if (now.ending === 'interrupted' || now.ending === 'aborted' || now.rows.length === 0) return false;
  if (accepted === null) return true;
  return worseIn(accepted, now).length === 0 && compareExplorations(accepted, now).goneRows.length === 0;
}
