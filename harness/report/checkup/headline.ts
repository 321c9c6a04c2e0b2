/** A checkup in one sentence, and whom it says nothing of. */
import { type Checkup, checkVerdicts } from '../../model/checkup.ts';
import { listText, plural, wordFor } from '../../model/count-text.ts';

/** `4 health checks: 1 cannot fail, 1 early and 2 truthful`. */
export function headlineOf({ checks }: Pick<Checkup, 'checks'>): string {
  const counts = checkVerdicts.flatMap((verdict) => {
    const count = checks.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return `${plural(checks.length, 'health check')}: ${counts.length === 0 ? 'none was tried' : listText(counts)}`;
}

/** `a and b have no health check`; null: all have one. */
export const uncheckedText = ({ unchecked }: Pick<Checkup, 'unchecked'>): string | null =>
  unchecked.length === 0 ? null : `${listText(unchecked)} ${wordFor(unchecked.length, 'has', 'have')} no health check`;
