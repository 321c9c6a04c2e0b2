/** What is weak while a fault holds: who hangs with what it asks, and what nobody notices or nobody heals. */
import { secondsText } from '../../model/duration-text.ts';
import type { Fault } from '../../model/fault.ts';
import { silencesTarget, switchesChecksOff } from '../../model/fault-facts.ts';
import { effectOf, isHeld } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import { type Duration, instant, seconds } from '../../model/time.ts';
import { cellsOf, isHurt } from '../graph/hurt.ts';
import { answersFrom, isHungAnswer } from '../matrix/answers.ts';
import { cellTime } from '../words/cell-time.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { callersByDistance } from './callers.ts';
import { hurtPeople, hurtText, peopleText, probeOf } from './hurt-people.ts';

/** Less than that tells nothing of who waits. */
const leastWatched = seconds(2);
/** Who asks for a shorter time cannot tell who waits too long from who gives up in good time. */
const patience = seconds(2);
/** Of the answers while it holds, the first second apart: who gives up in time has others among them. */
const nearlyAll = 0.95;
/** Who is silent for eight seconds leaves those without an answer who asked in the first five; less than this is a moment. */
const leastSuffering = seconds(3);
/** From what was noticed to the fault's end: who heals has time for it. */
const timeToHeal = seconds(6);

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

/** Null: it answered, or refused, often enough in the time that the fault held. */
/** Whoever was due less than its limit before the end may have been answered by that. */
function hungWhile({ measured: { analysis } }: TriedMatrixRow, name: string, limit: Duration) {
  const { window } = analysis;
  const reading = probeOf(analysis, name);
  if (window === null || reading === undefined) return null;
  const from = instant(window.certain.from + 1000);
  const to = window.certain.to - limit;
  if (to - from < leastWatched) return null;
  const answers = answersFrom(reading, from).filter(({ at }) => at < to);
  const hung = answers.filter(isHungAnswer);
  if (answers.length === 0 || hung.length < nearlyAll * answers.length) return null;
  return { hung: hung.length, of: answers.length, length: window.certain.to - window.certain.from };
}

/** A service without a health check whose silence nobody sees but its users. */
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

/** Called unhealthy long before the fault was over, and left so. */
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
