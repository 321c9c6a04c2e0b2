/** What became of the stack after each fault, counted: the first thing that is said of an exploration. */
import { staysBroken } from '../../explore/matrix/back.ts';
import { countText, plural, wordFor } from '../../model/count-text.ts';
import type { Cell, Column, Exploration, MatrixRow } from '../../model/exploration.ts';

/** From the worst to the best; `predicted` was not tried. */
const fateOrder = ['never', 'hand', 'itself', 'unfelt', 'unknown', 'predicted'] as const;
export type Fate = (typeof fateOrder)[number];

export const isFelt = ({ felt }: Pick<Cell, 'felt'>): boolean => felt !== 'untouched' && felt !== 'unknown';

/** Whether a column is of whoever is to be served: users, else callers, else all. */
export function servedBy(columns: readonly Column[], at: number): boolean {
  const is = (['users', 'callers'] as const).find((one) => columns.some((column) => column.is === one));
  return is === undefined || columns[at]!.is === is;
}

function fateOf(row: MatrixRow, columns: readonly Column[]): Fate {
  if (row.unknown !== null) return 'unknown';
  if (row.back.by === 'nobody') return 'never';
  if (staysBroken(row.back)) return 'hand';
  return row.cells.some((cell, at) => isFelt(cell) && servedBy(columns, at)) ? 'itself' : 'unfelt';
}

export function countFates({ rows, untried, columns }: Exploration): ReadonlyMap<Fate, number> {
  const all: readonly Fate[] = [
    ...rows.map((row) => fateOf(row, columns)),
    ...untried.filter(({ why }) => why !== 'refused').map(() => 'predicted' as const),
  ];
  return new Map(
    fateOrder.map((fate) => [fate, all.filter((one) => one === fate).length] as const).filter(([, count]) => count > 0),
  );
}

/** The exploration in a sentence or two. */
export function headline(exploration: Exploration): string {
  const { stack } = exploration;
  const fates = countFates(exploration);
  const count = (fate: Fate): number => fates.get(fate) ?? 0;
  const judged = count('never') + count('hand') + count('itself') + count('unfelt');
  const faults = plural(judged, 'fault');
  if (judged === 0) return `Nothing is known of ${stack} yet: no fault was judged.`;
  const broken = count('never') + count('hand');
  if (broken > 0) {
    const hopeless = count('never');
    const after = hopeless === 0 ? '' : ` After ${countText(hopeless)} of them nothing that was tried brought it back.`;
    return `${stack} does not come back by itself after ${countText(broken)} of ${faults}.${after}`;
  }
  const felt = count('itself');
  if (felt === 0)
    return `${stack} came through ${faults}, and its users felt none of ${wordFor(judged, 'it', 'them')}.`;
  return `${stack} came back by itself after ${judged === 1 ? 'the one fault' : `each of ${faults}`}; its users felt ${countText(felt)}.`;
}
