/** What follows from a fault's traits: whom it touches, what becomes of a process, what is left to happen. */
import type { Action, Fault, FaultOf } from './fault.ts';
import { traitsOfEffect } from './fault-effect.ts';
import { effectOf, isHeld } from './fault-traits.ts';
import type { SecondFault } from './second-fault.ts';
import type { ServiceName } from './stack.ts';
import { type Duration, milliseconds } from './time.ts';

/** What a control does to the service: nothing. */
export const leftInPeace = (target: ServiceName): FaultOf<'nothing'> => ({ kind: 'nothing', target });

/** It is down for as long as that holds, whatever its policy. */
export const switchedOff = (target: ServiceName): FaultOf<'stop'> => ({ kind: 'stop', target });

/** Nothing is done: what is measured is the stack without a fault. */
export const isControl = (fault: Fault): boolean => effectOf(fault).is === 'untouched';

/** Whether something comes later that ends it, or is to repair what it did: then there are two windows, before and from there. */
export const hasEnd = ({
  fault,
  then,
  second,
}: {
  readonly fault: Fault;
  readonly then: Action | null;
  readonly second?: SecondFault;
}): boolean => isHeld(fault) || then !== null || second !== undefined;

interface Faults {
  readonly fault: Fault;
  readonly second?: SecondFault;
}

/** What an experiment does to the stack, the second fault last. */
export const faultsOf = ({ fault, second }: Faults): readonly Fault[] => [
  fault,
  ...(second === undefined ? [] : [second.fault]),
];

/** From the end of the first injection to the end of the last fault, as planned. */
export const faultsLast = ({ hold, second }: Pick<Faults, 'second'> & { readonly hold: Duration | null }): Duration =>
  milliseconds(Math.max(hold ?? 0, second === undefined ? 0 : second.after + (second.hold ?? 0)));

/** The one caller whose way to the target is obstructed; null: whatever is done is done to the target itself. */
export function obstructedCaller(fault: Fault): ServiceName | null {
  const effect = effectOf(fault);
  return effect.is === 'obstructed' ? effect.from : null;
}

/** The services whose own containers are affected; the target first. */
export function servicesStruck(fault: Fault): readonly ServiceName[] {
  const effect = effectOf(fault);
  return [fault.target, ...('alongside' in effect ? effect.alongside : [])];
}

/** All that have a part in it: those that are affected, and the caller whose way is obstructed. */
export function servicesTouched(fault: Fault): readonly ServiceName[] {
  const caller = obstructedCaller(fault);
  return [...servicesStruck(fault), ...(caller === null ? [] : [caller])];
}

/** Who is the worse for it: the service that is broken from the inside, or whose way is cut. */
export const sufferer = (fault: Fault): ServiceName => obstructedCaller(fault) ?? fault.target;

/** The engine sees a process end. */
export const endsProcess = (fault: Fault): boolean => traitsOfEffect(effectOf(fault)).process !== 'stays';

/** The engine itself ends a process, and whatever is started after it is started through the engine. */
export const isEndedByEngine = (fault: Fault): boolean =>
  traitsOfEffect(effectOf(fault)).process === 'is ended by the engine';

/** Whether the fault goes through the engine's kill path, which cancels every restart policy. */
export const cancelsRestartPolicy = (fault: Fault): boolean => traitsOfEffect(effectOf(fault)).cancelsPolicy;

/** From the instant on at which it lands, the target's process answers nothing at all. */
export const silencesTarget = (fault: Fault): boolean => traitsOfEffect(effectOf(fault)).silences;

/** Health checks of the target are switched off while it lasts, and no event says so. */
export const switchesChecksOff = (fault: Fault): boolean => traitsOfEffect(effectOf(fault)).checksOff;

/** What of an operator ends it, done to a service that was affected. Of what was removed together, an `up` may bring back any one. */
export const endedBy = (fault: Fault): readonly Action['kind'][] => traitsOfEffect(effectOf(fault)).endedBy;

/** The process is there, unhealthy at the most: no restart policy reacts to that, and a restart repairs it. */
export const restartWouldMend = (fault: Fault): boolean => !endsProcess(fault) && endedBy(fault).includes('restart');
