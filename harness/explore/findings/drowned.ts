/** Who is there again and answers nobody, because too much is asked of it. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import type { Column } from '../../model/exploration.ts';
import type { ServiceName } from '../../model/stack.ts';
import { instant } from '../../model/time.ts';
import { answersFrom, isHungAnswer, probeReading } from '../matrix/answers.ts';
import type { FindingsBasis, TriedMatrixRow } from './basis.ts';
import { badAtEnd } from './hurt-people.ts';
import { longEnough } from './long-enough.ts';

/** Of the answers at the end of a window. */
const nearlyAll = 0.9;
const lately = 20;

/**
 * It runs, takes connections and leaves them without an answer, until its row ends. That it is not its own doing is known where a restart of
 * a caller healed those who ask that caller, where it is just the same in a container of its own that is new, or where it answered until a
 * caller was restarted, in vain.
 */
export function isDrowned(
  { columns }: FindingsBasis,
  { measured: { analysis, remedied } }: TriedMatrixRow,
  target: ServiceName,
  isHealedByCaller: boolean,
): boolean {
  const own = columns.filter(({ service, is }) => service === target && is !== 'service');
  const hangs = (one: ExperimentAnalysis): boolean => own.some((column) => hangsToTheEnd(one, target, column));
  const applied = remedied.filter(({ landing }) => landing === 'applied');
  const after = applied.filter(({ fault }) => fault.target === target);
  if (!hangs(analysis)) return !isHealedByCaller && applied.some((one) => one.fault.target !== target && hangs(one));
  return isHealedByCaller || (after.length > 0 && after.every(hangs));
}

function hangsToTheEnd(analysis: ExperimentAnalysis, target: ServiceName, { name }: Column): boolean {
  const isDown = analysis.lasting.some((one) => one.type === 'service' && one.name === target && one.still === 'down');
  const reading = probeReading(analysis, name);
  if (isDown || reading === undefined || badAtEnd(reading) < longEnough) return false;
  const last = answersFrom(reading, instant(0)).slice(-lately);
  return last.filter(isHungAnswer).length >= nearlyAll * last.length;
}
