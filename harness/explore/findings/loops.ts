/** Services that start and end again and again, and do not stop doing so after the fault is over. */
import { plural } from '../../model/count-text.ts';
import { loopingServices } from '../matrix/broken-invariants.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';
import { hurtPeople, hurtText } from './hurt-people.ts';

export function loops(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row) => {
    const hurt = hurtPeople(basis, row);
    const people = hurt === null ? '' : `; ${hurtText(hurt)}`;
    return loopingServices(row.measured.analysis).map(
      ({ service, ends }): RowFinding => ({
        ...{ weakness: 'loops', service, edge: null, severity: 'severe', row, learn: null },
        weight: hurt?.cell.bad?.value ?? 0,
        sentence: `${service} starts and ends without an end: ${plural(ends, 'time')} after '${row.row.row.key}' was over${people}`,
      }),
    );
  });
}
