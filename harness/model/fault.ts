/** What can go wrong in a stack: the closed union of faults, as plain data. */
import type { ServiceName } from './stack.ts';

/** How a service's own route or a command in its container is asked to do something. */
export type Control =
  | { readonly by: 'route'; readonly method: 'GET' | 'POST'; readonly path: string }
  | { readonly by: 'exec'; readonly command: readonly string[] };

/** How a health check is made to fail. */
export type HealthFlip =
  /** The service's own control routes: `fail` breaks `/health`, `pass` repairs it. */
  | { readonly by: 'route'; readonly fail: string; readonly pass: string }
  /** So many requests to a route that breaks the service, as numbers-api does after three calls. Only a restart repairs it. */
  | { readonly by: 'requests'; readonly path: string; readonly times: number }
  /** The health check itself, wrapped by a generated override: only what the engine sees is flipped. Needs a shell. */
  | { readonly by: 'wrapper' };

/** How a service is brought to misbehave. */
export type Misbehaviour =
  /** Its own control routes: POST to `start` and to `end`. */
  | { readonly by: 'route'; readonly start: string; readonly end: string }
  /** So many GETs of a route that breaks it. Only a restart repairs it. */
  | { readonly by: 'requests'; readonly path: string; readonly times: number };

/** A service, or one of its containers by its Compose number. */
export interface Targeted {
  readonly target: ServiceName;
  /** Absent: all of them. */
  readonly replica?: number;
}

/** How an edge of the dependency graph is cut, in the caller's network namespace. */
export type Cut =
  /** Packets vanish: connects and open connections hang until somebody's timeout. */
  | 'drop'
  /** Packets are answered with a TCP reset: connects fail at once. */
  | 'reject'
  /** The callee's name no longer resolves; open connections stay. */
  | 'wrong-name';

/** A fault that happens in an instant: there is nothing to hold and nothing to revert during the window. */
export type MomentaryFault =
  /** Nothing is done: the control that shows what the stack does by itself. */
  | { readonly kind: 'nothing'; readonly target: ServiceName }
  /** SIGKILL of the host PID, from outside the engine's API: the restart policy stays armed. */
  | ({ readonly kind: 'crash' } & Targeted)
  /** The engine's kill: the restart policy is cancelled, even `always`. */
  | ({ readonly kind: 'kill'; readonly signal: string } & Targeted)
  /** The engine's restart: an operator's action. */
  | ({ readonly kind: 'restart' } & Targeted)
  /** The main process leaves by itself with `code`. */
  | { readonly kind: 'exit'; readonly target: ServiceName; readonly code: number; readonly control: Control };

/** A fault that lasts until it is reverted, or until an operator's action ends it. */
export type HeldFault =
  /** The engine's stop, held: the restart policy is cancelled. Reverted by a start. */
  | ({ readonly kind: 'stop' } & Targeted)
  | ({ readonly kind: 'pause' } & Targeted)
  /** SIGSTOP of the host PID: connects succeed, nothing answers, and the health check goes on running. Reverted by SIGCONT. */
  | ({ readonly kind: 'hang' } & Targeted)
  /** The containers are removed with their anonymous volumes, those of `alongside` too; reverted by Compose's `up`. */
  | { readonly kind: 'remove'; readonly target: ServiceName; readonly alongside: readonly ServiceName[] }
  /** No more than so many CPUs for each container, by the engine's update; reverted to what it had. */
  | ({ readonly kind: 'limitCpu'; readonly cpus: number } & Targeted)
  /** The service does wrong because it was told to, or driven to it; a health check need not be there. */
  | { readonly kind: 'misbehave'; readonly target: ServiceName; readonly as: string; readonly how: Misbehaviour }
  | { readonly kind: 'flipHealth'; readonly target: ServiceName; readonly flip: HealthFlip }
  /** The caller `from` loses `target`, and nobody else does. */
  | { readonly kind: 'breakDependency'; readonly from: ServiceName; readonly target: ServiceName; readonly cut: Cut }
  /** The service leaves `network` (its only one when not named); published ports may go with it. */
  | ({ readonly kind: 'disconnect'; readonly network: string | null } & Targeted);

export type Fault = MomentaryFault | HeldFault;
export type FaultKind = Fault['kind'];

/** One fault of the union, by its kind. */
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** What an operator does: it ends a held fault, or follows a momentary one as its remedy. */
export type Action =
  | Extract<MomentaryFault, { kind: 'restart' }>
  | { readonly kind: 'start'; readonly target: ServiceName }
  /** Compose's `up` of the service: creates what is missing. As a remedy it takes down first what is there. */
  | { readonly kind: 'recreate'; readonly target: ServiceName };

const heldKinds: ReadonlySet<FaultKind> = new Set<HeldFault['kind']>([
  'stop',
  'pause',
  'hang',
  'remove',
  'limitCpu',
  'misbehave',
  'flipHealth',
  'breakDependency',
  'disconnect',
]);

export const isHeld = (fault: Fault): fault is HeldFault => heldKinds.has(fault.kind);

/** Whether something comes later that ends it, or is to repair what it did: then there are two windows, before and from there. */
export const hasEnd = ({ fault, then }: { readonly fault: Fault; readonly then: Action | null }): boolean =>
  isHeld(fault) || then !== null;

/** What an operator does about a fault: `restart of app`, `re-creation of api`. */
export const actionLabel = (action: Action, fault: Fault): string =>
  action.kind === 'recreate' && !isHeld(fault) ? `re-creation of ${action.target}` : faultLabel(action);

/** What an operator calls it, of the service that the fault struck: `restart`; of another: `restart of app`. */
export const operatorsWord = (action: Action, fault: Fault): string => {
  const label = actionLabel(action, fault);
  return action.target === fault.target ? label.slice(0, label.indexOf(' ')) : label;
};

/** The label that the fault's band has in the chart, and the words the terminal uses. */
export function faultLabel(fault: Fault | Action): string {
  switch (fault.kind) {
    case 'nothing':
      return 'nothing is done';
    case 'crash':
      return `crash of ${targetText(fault)}`;
    case 'kill':
      return `${fault.signal} to ${targetText(fault)} by the engine`;
    case 'restart':
      return `restart of ${targetText(fault)}`;
    case 'start':
      return `start of ${fault.target}`;
    case 'recreate':
      return `up of ${fault.target}`;
    case 'exit':
      return `${fault.target} exits with ${fault.code}`;
    case 'stop':
      return `${targetText(fault)} stopped`;
    case 'pause':
      return `${targetText(fault)} paused`;
    case 'hang':
      return `${targetText(fault)} hangs`;
    case 'remove':
      return `${[fault.target, ...fault.alongside].join(' and ')} removed`;
    case 'limitCpu':
      return `${targetText(fault)} limited to ${fault.cpus} CPU`;
    case 'misbehave':
      return `${fault.target} ${fault.as}`;
    case 'flipHealth':
      return flipLabel(fault.target, fault.flip);
    case 'breakDependency':
      return `${fault.from} cannot reach ${fault.target} (${fault.cut})`;
    case 'disconnect':
      return fault.network === null
        ? `${targetText(fault)} off the network`
        : `${targetText(fault)} off the network ${fault.network}`;
  }
}

/** `iotd`, or `iotd #2` for one container of several. */
export const targetText = ({ target, replica }: Targeted): string =>
  replica === undefined ? target : `${target} #${replica}`;

function flipLabel(target: ServiceName, flip: HealthFlip): string {
  switch (flip.by) {
    case 'route':
      return `${target} answers its health check with failure`;
    case 'requests':
      return `${target} broken by ${flip.times} requests to ${flip.path}`;
    case 'wrapper':
      return `the health check of ${target} fails`;
  }
}

/** Whether the fault goes through the engine's kill path, which cancels every restart policy (moby `daemon/kill.go`). */
export const cancelsRestartPolicy = (fault: Fault): boolean => fault.kind === 'kill' || fault.kind === 'stop';
