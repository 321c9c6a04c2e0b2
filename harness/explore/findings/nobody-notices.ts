/** Whose silence nobody sees but users, as it has no health check. */
import { silencesTarget, switchesChecksOff } from '../../model/fault-facts.ts';
import { seconds } from '../../model/time.ts';
import { cellsOf, isHurt } from '../graph/hurt.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { hurtPeople, hurtText } from './hurt-people.ts';

/** Who is silent for eight seconds leaves those without an answer who asked in the first five; less than this is a moment. */
const leastSuffering = seconds(3);

export function nobodyNotices(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row): readonly RowFinding[] => {
    const { broken, fault, key } = row.row.row;
    if (broken.on !== 'service' || !silencesTarget(fault) || switchesChecksOff(fault)) return [];
    const reading = row.measured.analysis.services.find(({ service }) => service === fault.target);
    if (reading === undefined || reading.checked || row.row.noticed.by !== 'nobody') return [];
    const people = hurtPeople(basis, row) ?? ownPeople(basis, row);
    const bad = people?.cell.bad ?? null;
    if (people === null || bad === null || bad.value - bad.resolution < leastSuffering) return [];
    return [
      {
        ...{ weakness: 'nobody notices', service: fault.target, edge: null, severity: 'warning', row },
        weight: bad.value,
        sentence: `nobody notices when ${fault.target} is silent, as it has no health check: in '${key}' ${hurtText(people)}`,
        learn: null,
      },
    ];
  });
}

function ownPeople({ columns }: FindingsBasis, { row }: TriedMatrixRow) {
  const own = columns.filter(({ service }) => service === row.row.fault.target);
  const cell = cellsOf(row, own).find(isHurt);
  return cell === undefined ? null : { cell, column: columns.find(({ name }) => name === cell.column)! };
}
