/** Every kind of fault, a row each: all that planning, prediction, injection and judging must know of its kind. */
import { actionTraits, making, type OrderedChange, restarting } from './action-traits.ts';
import { listText } from './count-text.ts';
import {
  type Fault,
  type FaultKind,
  type FaultOf,
  type HeldFault,
  type MomentaryFault,
  recreatedText,
  targetText,
} from './fault.ts';
import type { Effect, LastingEffect, MomentaryEffect } from './fault-effect.ts';
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

interface FaultTraits<F extends Fault> {
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

const none = (): readonly never[] => [];

const faultTraits: { readonly [Kind in FaultKind]: FaultTraits<FaultOf<Kind>> } = {
  nothing: {
    held: false,
    label: () => 'nothing is done',
    effect: () => ({ is: 'untouched' }),
    helperContainers: [],
    needs: none,
    orders: [],
    notes: () => ['nothing is done: what is measured is what the stack does by itself'],
  },
  crash: {
    held: false,
    label: (fault) => `crash of ${targetText(fault)}`,
    effect: () => ({ is: 'dead', code: 137, by: 'signal' }),
    helperContainers: ['host-pid'],
    needs: none,
    orders: [],
    notes: () => ['probing a published port while its container restarts can delay its answer by about a second'],
  },
  kill: {
    held: false,
    label: (fault) => `${fault.signal} to ${targetText(fault)} by the engine`,
    effect: ({ signal }) => ({ is: 'killed', signal }),
    helperContainers: [],
    needs: none,
    orders: ['signalled'],
    notes: none,
  },
  restart: {
    held: false,
    label: actionTraits.restart.label,
    effect: () => ({ is: 'restarted' }),
    helperContainers: [],
    needs: none,
    orders: restarting,
    notes: none,
  },
  recreate: {
    held: false,
    label: (fault) => recreatedText(fault),
    effect: ({ swapWith }) => ({ is: 'recreated', alongside: swapWith === undefined ? [] : [swapWith] }),
    helperContainers: [],
    needs: none,
    orders: making,
    notes: ({ target, swapWith }) => [
      `${listText([target, ...(swapWith === undefined ? [] : [swapWith])])}: anonymous volumes, files of the container's own and its log go; named volumes stay`,
    ],
  },
  exit: {
    held: false,
    label: ({ target, code }) => `${target} exits with ${code}`,
    effect: ({ code, control }) => ({ is: 'dead', code, by: control.by }),
    helperContainers: [],
    needs: ({ control }) => (control.by === 'route' ? ['port'] : []),
    orders: [],
    notes: none,
  },
  stop: {
    held: true,
    label: (fault) => `${targetText(fault)} stopped`,
    effect: () => ({ is: 'stopped' }),
    helperContainers: [],
    needs: none,
    orders: ['signalled', 'stopped'],
    notes: none,
  },
  pause: {
    held: true,
    label: (fault) => `${targetText(fault)} paused`,
    effect: () => ({ is: 'paused' }),
    helperContainers: [],
    needs: none,
    orders: ['paused', 'unpaused'],
    notes: () => ['while paused the engine reads unhealthy at once and sends no event: that is not a detection'],
  },
  hang: {
    held: true,
    label: (fault) => `${targetText(fault)} hangs`,
    effect: () => ({ is: 'frozen' }),
    helperContainers: ['host-pid'],
    needs: none,
    orders: [],
    notes: (_, { name, healthFrom }) => [
      `the process of ${name} and its children are frozen; connections are accepted, health checks go on and wait`,
      ...(healthFrom === 'none' ? [`${name} has no health check, so the engine cannot notice`] : []),
    ],
  },
  remove: {
    held: true,
    label: ({ target, alongside }) => `${listText([target, ...alongside])} removed`,
    effect: ({ alongside }) => ({ is: 'removed', alongside }),
    helperContainers: [],
    needs: none,
    orders: making,
    notes: ({ target, alongside }) => [
      `${listText([target, ...alongside])}: anonymous volumes, files of the container's own and its log go too; named volumes stay`,
      'a new container gets the same name and published port, and perhaps another address',
    ],
  },
  limitCpu: {
    held: true,
    label: (fault) => `${targetText(fault)} limited to ${fault.cpus} CPU`,
    effect: () => ({ is: 'starved' }),
    helperContainers: [],
    needs: none,
    orders: [],
    notes: () => ['health checks run inside the container, on the same share of CPU'],
  },
  misbehave: {
    held: true,
    label: (fault) => `${fault.target} ${fault.as}`,
    effect: (fault) => ({ is: 'wrong', as: fault.as, how: fault.how }),
    helperContainers: [],
    needs: () => ['port'],
    orders: restarting,
    notes: ({ target, how }) => (how.by === 'requests' ? [`only a restart of ${target} brings it back`] : []),
  },
  flipHealth: {
    held: true,
    label: ({ target, flip }) => {
      switch (flip.by) {
        case 'route':
          return `${target} answers its health check with failure`;
        case 'requests':
          return `${target} broken by ${flip.times} requests to ${flip.path}`;
        case 'wrapper':
          return `the health check of ${target} fails`;
      }
    },
    effect: ({ flip }) => ({ is: 'unhealthy', flip }),
    helperContainers: [],
    needs: ({ flip }) => ['health check', flip.by === 'wrapper' ? 'wrapper' : 'port'],
    orders: restarting,
    notes: ({ target, flip }) =>
      flip.by === 'wrapper'
        ? [`a generated override wraps the health check of ${target}: only what the engine sees is flipped`]
        : [],
  },
  breakDependency: {
    held: true,
    label: ({ from, target, cut }) => `${from} cannot reach ${target} (${cut})`,
    effect: ({ from }) => ({ is: 'obstructed', from }),
    helperContainers: ['nft'],
    needs: none,
    orders: [],
    notes: none,
  },
  disconnect: {
    held: true,
    label: (fault) =>
      fault.network === null
        ? `${targetText(fault)} off the network`
        : `${targetText(fault)} off the network ${fault.network}`,
    effect: ({ network }) => ({ is: 'offline', network }),
    helperContainers: [],
    needs: none,
    orders: ['connected', 'disconnected'],
    notes: (_, { name, ports }) =>
      ports.length > 0
        ? [`the published ports of ${name} may go with its network, so probes from outside may fail for that alone`]
        : [],
  },
};

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
