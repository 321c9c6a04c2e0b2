/** Who is called unhealthy long before the fault is over, and left so. */
import { effectOf, isHeld } from '../../model/fault-traits.ts';
import { seconds } from '../../model/time.ts';
import { cellTime } from '../words/cell-time.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';
import { hurtPeople, hurtText } from './hurt-people.ts';

/** From what was noticed to the fault's end: who heals has time for it. */
const timeToHeal = seconds(6);

export function noticedAndNotHealed(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row): readonly RowFinding[] => {
    const { broken, fault, key } = row.row.row;
    const { analysis } = row.measured;
    if (broken.on !== 'service' || !isHeld(fault) || effectOf(fault).is !== 'frozen' || analysis.window === null)
      return [];
    const reading = analysis.services.find(({ service }) => service === fault.target);
    if (reading?.detectedAs !== 'unhealthy' || !reading.detection.seen || reading.action?.seen === true) return [];
    const left = analysis.window.certain.to - reading.detection.at;
    const people = hurtPeople(basis, row);
    if (left < timeToHeal || people === null) return [];
    return [
      {
        ...{ weakness: 'noticed and not healed', service: fault.target, edge: null, severity: 'warning', row },
        weight: people.cell.bad?.value ?? 0,
        sentence: `${fault.target} is called unhealthy ${cellTime(reading.detection.time)} after it hangs, and nobody restarts it: in '${key}' ${hurtText(people)}`,
        learn: null,
      },
    ];
  });
}
