/** Every kind of fault, a row each: all that planning, prediction, injection and judging must know of its kind. */
import type { OrderedChange } from './action-traits.ts';
import type { Fault, FaultKind, FaultOf, HeldFault, MomentaryFault } from './fault.ts';
import type { Effect, LastingEffect, MomentaryEffect } from './fault-effect.ts';
import type { FaultTraits, HelperContainerNeed, Need } from './fault-row.ts';
import { heldFaults } from './held-faults.ts';
import { momentaryFaults } from './momentary-faults.ts';
import type { PlannedService } from './plan.ts';

const faultTraits: { readonly [Kind in FaultKind]: FaultTraits<FaultOf<Kind>> } = { ...momentaryFaults, ...heldFaults };

export const faultKinds = Object.keys(faultTraits) as readonly FaultKind[];

/** The row and the fault are of one kind by the type of the table, which indexing by a union loses. */
const rowOf = ({ kind }: Fault): FaultTraits<Fault> => faultTraits[kind] as FaultTraits<Fault>;

export const isHeld = (fault: Fault): fault is HeldFault => rowOf(fault).held;
export const faultLabel = (fault: Fault): string => rowOf(fault).label(fault);
export const helperContainersOf = (fault: Fault): readonly HelperContainerNeed[] => rowOf(fault).helperContainers;
export const needsOf = (fault: Fault): readonly Need[] => rowOf(fault).needs(fault);
export const ordersOf = (fault: Fault): readonly OrderedChange[] => rowOf(fault).orders;
export const notesOf = (fault: Fault, target: PlannedService): readonly string[] => rowOf(fault).notes(fault, target);

export function effectOf(fault: MomentaryFault): MomentaryEffect;
export function effectOf(fault: HeldFault): LastingEffect;
export function effectOf(fault: Fault): Effect;
export function effectOf(fault: Fault): Effect {
  return rowOf(fault).effect(fault);
}
