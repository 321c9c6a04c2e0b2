/** Services whose loss takes users down, the worst first. */
import type { Column, MatrixRow } from '../../model/exploration.ts';
import type { ServiceName } from '../../model/stack.ts';
import { cellsOf, isAllBad, judges, rankOf } from './hurt.ts';
import { takesAway } from './takes-away.ts';

/** How bad: who needs a hand comes before who is back by itself, then by what users felt, and for how long. */
type Badness = readonly [needsHand: number, felt: number, time: number];

export function singlePointsOf(columns: readonly Column[], rows: readonly MatrixRow[]): readonly ServiceName[] {
  const judging = judges(columns);
  const worst = new Map<ServiceName, Badness>();
  for (const one of rows) {
    const { broken, fault } = one.row;
    if (broken.on !== 'service' || one.unknown !== null || !takesAway(fault)) continue;
    for (const cell of cellsOf(one, judging).filter(isAllBad)) {
      const { by } = cell.back;
      const needsHand = by === 'nobody' ? 2 : Number(by === 'restart' || by === 'recreation');
      const badness: Badness = [needsHand, rankOf(cell.felt), cell.bad?.value ?? 0];
      const known = worst.get(broken.service);
      if (known === undefined || compare(badness, known) > 0) worst.set(broken.service, badness);
    }
  }
  return [...worst].sort(([one, a], [other, b]) => compare(b, a) || (one < other ? -1 : 1)).map(([service]) => service);
}

const compare = (one: Badness, other: Badness): number =>
  one.map((value, index) => value - other[index]!).find((difference) => difference !== 0) ?? 0;
