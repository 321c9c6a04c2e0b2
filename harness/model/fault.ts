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
  /** SIGKILL of the host PID, from outside the engine's API: the restart policy stays armed. */
  | { readonly kind: 'crash'; readonly target: ServiceName }
  /** The engine's kill: the restart policy is cancelled, even `always`. */
  | { readonly kind: 'kill'; readonly target: ServiceName; readonly signal: string }
  /** The engine's restart: an operator's action. */
  | { readonly kind: 'restart'; readonly target: ServiceName }
  /** The main process leaves by itself with `code`. */
  | { readonly kind: 'exit'; readonly target: ServiceName; readonly code: number; readonly control: Control };

/** A fault that lasts until it is reverted, or until an operator's action ends it. */
export type HeldFault =
  /** The engine's stop, held: the restart policy is cancelled. Reverted by a start. */
  | { readonly kind: 'stop'; readonly target: ServiceName }
  | { readonly kind: 'pause'; readonly target: ServiceName }
  | { readonly kind: 'flipHealth'; readonly target: ServiceName; readonly flip: HealthFlip }
  /** The caller `from` loses `target`, and nobody else does. */
  | { readonly kind: 'breakDependency'; readonly from: ServiceName; readonly target: ServiceName; readonly cut: Cut }
  /** The service leaves `network` (its only one when not named); published ports may go with it. */
  | { readonly kind: 'disconnect'; readonly target: ServiceName; readonly network: string | null };

export type Fault = MomentaryFault | HeldFault;
export type FaultKind = Fault['kind'];

/** One fault of the union, by its kind. */
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** What an operator does to end a held fault. */
export type Action =
  | Extract<MomentaryFault, { kind: 'restart' }>
  | { readonly kind: 'start'; readonly target: ServiceName };

const heldKinds: ReadonlySet<FaultKind> = new Set<HeldFault['kind']>([
  'stop',
  'pause',
  'flipHealth',
  'breakDependency',
  'disconnect',
]);

export const isHeld = (fault: Fault): fault is HeldFault => heldKinds.has(fault.kind);

/** The label that the fault's band bears in the chart, and the words the terminal uses. */
export function faultLabel(fault: Fault | Action): string {
  switch (fault.kind) {
    case 'crash':
      return `crash of ${fault.target}`;
    case 'kill':
      return `${fault.signal} to ${fault.target} by the engine`;
    case 'restart':
      return `restart of ${fault.target}`;
    case 'start':
      return `start of ${fault.target}`;
    case 'exit':
      return `${fault.target} exits with ${fault.code}`;
    case 'stop':
      return `${fault.target} stopped`;
    case 'pause':
      return `${fault.target} paused`;
    case 'flipHealth':
      return flipLabel(fault.target, fault.flip);
    case 'breakDependency':
      return `${fault.from} cannot reach ${fault.target} (${fault.cut})`;
    case 'disconnect':
      return fault.network === null
        ? `${fault.target} off the network`
        : `${fault.target} off the network ${fault.network}`;
  }
}

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
