/** Two explorations of one stack → which cells got worse, which better, and what is weak since. */
import type { Back, Cell, Exploration, ExploreFinding, MatrixRow } from '../model/exploration.ts';
import type { CellChange, ExplorationChange } from '../model/exploration-change.ts';
import { findingKey } from './finding-key.ts';
import { rankOf } from './graph/hurt.ts';

const backs: readonly (readonly Back['by'][])[] = [['not needed', 'itself'], ['restart'], ['recreation'], ['nobody']];

export function compareExplorations(before: Exploration, after: Exploration): ExplorationChange {
  const [old, now] = [judged(before), judged(after)];
  const both = (finding: ExploreFinding): boolean => finding.rows.some((key) => old.has(key) && now.has(key));
  const missing = (from: Exploration, to: Exploration): readonly string[] => {
    const known = new Set(to.findings.map(findingKey));
    return from.findings.filter((one) => !known.has(findingKey(one)) && both(one)).map(({ sentence }) => sentence);
  };
  const cells = [...now.values()].flatMap((row) => {
    const earlier = old.get(row.row.key);
    return earlier === undefined ? [] : changesOf(earlier, row);
  });
  return {
    before: before.run,
    after: after.run,
    cells: (['worse', 'better'] as const).flatMap((is) => cells.filter((one) => one.is === is)),
    newRows: [...now.keys()].filter((key) => !old.has(key)),
    goneRows: [...old.keys()].filter((key) => !now.has(key)),
    newFindings: missing(after, before),
    goneFindings: missing(before, after),
  };
}

/** Rows that could be judged, by their keys. */
const judged = ({ rows }: Exploration): ReadonlyMap<string, MatrixRow> =>
  new Map(rows.filter(({ unknown }) => unknown === null).map((one) => [one.row.key, one]));

function changesOf(before: MatrixRow, after: MatrixRow): readonly CellChange[] {
  return after.cells.flatMap((cell): readonly CellChange[] => {
    const earlier = before.cells.find(({ column }) => column === cell.column);
    if (earlier === undefined) return [];
    const difference = compareCells(earlier, cell);
    if (difference === 0) return [];
    const is = difference > 0 ? 'worse' : 'better';
    return [{ key: after.row.key, column: cell.column, is, before: earlier, after: cell }];
  });
}

/** Above 0: worse. How it came back counts before what was felt; what is not known is neither. */
function compareCells(before: Cell, after: Cell): number {
  if (before.felt === 'unknown' || after.felt === 'unknown') return 0;
  const [from, to] = [backRank(before.back), backRank(after.back)];
  if (from < 0 || to < 0) return 0;
  return to - from || rankOf(after.felt) - rankOf(before.felt);
}

/** −1: not known. */
const backRank = ({ by }: Back): number => backs.findIndex((some) => some.includes(by));
