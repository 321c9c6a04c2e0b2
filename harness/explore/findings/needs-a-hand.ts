/** What does not come back by itself: who ended for good, and who has to be restarted. */
import { probeReading } from '../matrix/answers.ts';
import { staysBroken } from '../matrix/back.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { diagnose } from './diagnose.ts';
import { endedForGood } from './ended-for-good.ts';
import { badAtEnd, type HurtPeople, hurtPeople } from './hurt-people.ts';
import { longEnough, longEnoughFor } from './long-enough.ts';
import { isStart } from './start-edge.ts';

export function needsAHand(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row) => {
    const gone = endedForGood(basis, row);
    if (gone.length > 0) return gone;
    const hurt = hurtPeople(basis, row);
    if (hurt === null || !staysBroken(hurt.cell.back) || !lasts(basis, row, hurt)) return [];
    const severity = 'severe' as const;
    return [{ ...diagnose(basis, row, hurt), severity, row, weight: hurt.cell.bad?.value ?? 0 }];
  });
}

/** Where what was broken had to start itself, it is given the time for that twice. */
function lasts({ learned }: FindingsBasis, row: TriedMatrixRow, { column, cell: { back } }: HurtPeople): boolean {
  const { analysis } = row.measured;
  // Whatever was tried after it: it was bad all the while.
  if (back.by === 'nobody' && back.tried.length > 0) return true;
  if (column.is === 'service') return analysis.lasting.some(({ name }) => name === column.service);
  const reading = probeReading(analysis, column.name);
  const { target } = row.row.row.fault;
  const healer = 'of' in back ? back.of : target;
  const least = healer === target || isStart(row) ? longEnoughFor(learned, healer) : longEnough;
  return reading !== undefined && badAtEnd(reading) >= least;
}
