/** Who serves the answers of another service after addresses have changed hands. */
import { effectOf } from '../../model/fault-traits.ts';
import { seconds } from '../../model/time.ts';
import { edgeTowards } from '../graph/callers.ts';
import { healedText } from '../words/back-text.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';
import { hurtText } from './hurt-people.ts';

/** Wrong answers for a shorter time are those of a change that is under way. */
const longEnough = seconds(2);

/** A page that is another one in trouble is no mistake of address: only what was created again counts. */
export function servesSomebodyElse({ learned, columns, tried }: FindingsBasis): readonly RowFinding[] {
  return tried.flatMap((row): readonly RowFinding[] => {
    const { fault, key } = row.row.row;
    if (effectOf(fault).is !== 'recreated') return [];
    return columns.flatMap((column, index): readonly RowFinding[] => {
      const cell = row.row.cells[index]!;
      const { service } = column;
      if (cell.felt !== 'wrong' || cell.bad === null || cell.bad.value - cell.bad.resolution < longEnough) return [];
      const back = cell.back.by === 'itself' ? '' : `; ${healedText(cell.back)}`;
      return [
        {
          ...{ weakness: 'serves somebody else', service, severity: 'severe', row, weight: cell.bad.value },
          edge: service === fault.target ? null : edgeTowards(learned, service, fault.target),
          sentence: `${service} serves another service's answers as if they were right: after '${key}' ${hurtText({ column, cell })}${back}`,
          learn: `to ask for the address of ${fault.target} again, and to make sure who answers`,
        },
      ];
    });
  });
}
