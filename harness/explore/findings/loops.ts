/** Services that start and end again and again, and do not stop doing so after the fault is over. */
import type { ServiceReading } from '../../model/analysis.ts';
import { plural } from '../../model/count-text.ts';
import type { Instant } from '../../model/time.ts';
import { faultEnd } from '../matrix/back.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';
import { hurtPeople, hurtText } from './hurt-people.ts';

/** Who starts and ends as often as that does not just wait for another. */
const fewest = 3;

export function loops(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row) => {
    const { analysis } = row.measured;
    const from = faultEnd(analysis);
    return analysis.services.flatMap((reading): readonly RowFinding[] => {
      const ends = endsSince(reading, from);
      const isBad = analysis.lasting.some(({ type, name }) => type === 'service' && name === reading.service);
      if (ends.length < fewest || !isBad) return [];
      const hurt = hurtPeople(basis, row);
      return [
        {
          ...{ weakness: 'loops', service: reading.service, edge: null, severity: 'severe', row },
          weight: hurt?.cell.bad?.value ?? 0,
          sentence: `${reading.service} starts and ends without an end: ${plural(ends.length, 'time')} after '${row.row.row.key}' was over${hurt === null ? '' : `; ${hurtText(hurt)}`}`,
          learn: null,
        },
      ];
    });
  });
}

const endsSince = ({ restarts }: ServiceReading, from: Instant): readonly Instant[] =>
  restarts.map(({ died }) => died).filter((died) => died > from);
