/** Who waits for what does not answer, for as long as it does not. */
import { secondsText } from '../../model/duration-text.ts';
import type { Fault } from '../../model/fault.ts';
import { effectOf } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import { type Duration, instant, seconds } from '../../model/time.ts';
import { callersByDistance } from '../graph/callers.ts';
import { answersFrom, isHungAnswer, probeReading } from '../matrix/answers.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { peopleText } from './hurt-people.ts';

/** Less than that tells nothing of who waits. */
const leastWatched = seconds(2);
/** Who asks for a shorter time cannot tell who waits too long from who gives up in good time. */
const patience = seconds(2);
/** Of the answers while it holds, the first second apart: who gives up in time has others among them. */
const nearlyAll = 0.95;

/** Who gets no answer at all from `target`, and no refusal either. */
function waitersOf(fault: Fault): { readonly of: ServiceName; readonly only: ServiceName | null } | null {
  const effect = effectOf(fault);
  if (effect.is === 'obstructed') {
    return 'cut' in fault && fault.cut === 'drop' ? { of: fault.target, only: effect.from } : null;
  }
  return effect.is === 'frozen' || effect.is === 'paused' ? { of: fault.target, only: null } : null;
}

/** The nearest callers that are asked themselves, of those who hang for as long as the fault holds. */
export function hangsWithIt(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row): readonly RowFinding[] => {
    const { fault, key } = row.row.row;
    const waiters = waitersOf(fault);
    if (waiters === null) return [];
    const asked = basis.columns.filter(({ is }) => is !== 'service');
    const nearest = callersByDistance(basis.learned, waiters.of)
      .map((level) => level.filter((one) => waiters.only === null || one === waiters.only))
      .map((level) => asked.filter(({ service }) => level.includes(service)))
      .find((columns) => columns.length > 0);
    return (nearest ?? []).flatMap((column) => {
      const limit = row.measured.plan.probes[column.name]?.within ?? patience;
      const hung = limit < patience ? null : hungWhile(row, column.name, limit);
      if (hung === null) return [];
      const { service } = column;
      return [
        {
          ...{ weakness: 'no timeout', service, edge: { from: service, to: waiters.of }, severity: 'warning', row },
          weight: hung.length,
          sentence: `${service} waits for ${waiters.of} for longer than anybody waits for ${service}: in '${key}' ${peopleText(column)} had no answer within ${secondsText(limit)}, ${hung.hung} of ${hung.of} times`,
          learn: `to wait for ${waiters.of} for a short time only, and to answer without it`,
        },
      ];
    });
  });
}

/**
 * Null: it answered, or refused, often enough in the time that the fault held. Whoever was due less than its limit before the end may have
 * been answered by that.
 */
function hungWhile({ measured: { analysis } }: TriedMatrixRow, name: string, limit: Duration) {
  const { window } = analysis;
  const reading = probeReading(analysis, name);
  if (window === null || reading === undefined) return null;
  const from = instant(window.certain.from + 1000);
  const to = window.certain.to - limit;
  if (to - from < leastWatched) return null;
  const answers = answersFrom(reading, from).filter(({ at }) => at < to);
  const hung = answers.filter(isHungAnswer);
  if (answers.length === 0 || hung.length < nearlyAll * answers.length) return null;
  return { hung: hung.length, of: answers.length, length: window.certain.to - window.certain.from };
}
