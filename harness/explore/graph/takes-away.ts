/** Which faults take a service away from those who need it. */
import type { Fault } from '../../model/fault.ts';
import { silencesTarget } from '../../model/fault-facts.ts';
import { effectOf } from '../../model/fault-traits.ts';

/** It answers nothing for as long as the fault lasts, or until something starts it again. */
export function takesAway(fault: Fault): boolean {
  const { is } = effectOf(fault);
  return silencesTarget(fault) || is === 'stopped' || is === 'paused' || is === 'offline';
}
