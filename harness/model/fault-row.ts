/** What is to be known of a kind of fault: one row of the tables of momentary and of held faults. */
import type { OrderedChange } from './action-traits.ts';
import type { Fault, HeldFault } from './fault.ts';
import type { LastingEffect, MomentaryEffect } from './fault-effect.ts';
import type { PlannedService } from './plan.ts';

/** A helper container that the engine must permit: one among the host's processes, or one in a container's network namespace. */
export type HelperContainerNeed = 'host-pid' | 'nft';

/** What a fault needs of its target. */
export type Need =
  /** The target publishes its declared port: it is asked there. */
  | 'port'
  | 'health check'
  /** A generated override wraps the target's health check, and the fault is done by a command in the container. */
  | 'wrapper';

export interface FaultTraits<F extends Fault> {
  /** Whether it lasts until it is reverted, or ended by an operator: as the union of faults has it. */
  readonly held: F extends HeldFault ? true : false;
  /** The label of its band in the chart, and the words of the terminal. */
  readonly label: (fault: F) => string;
  readonly effect: (fault: F) => F extends HeldFault ? LastingEffect : MomentaryEffect;
  /** The helper containers by which it is done. */
  readonly helperContainers: readonly HelperContainerNeed[];
  /** Of its target; the first that is missing is reported. */
  readonly needs: (fault: F) => readonly Need[];
  /** What the engine tells of the orders that do it and take it back. */
  readonly orders: readonly OrderedChange[];
  /** What the reader of a plan should know before it happens. */
  readonly notes: (fault: F, target: PlannedService) => readonly string[];
}

export const none = (): readonly never[] => [];

/** What the engine tells of a stop. */
export const stopping: readonly OrderedChange[] = ['signalled', 'stopped'];
