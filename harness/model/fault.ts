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
  /** Packets vanish: connects and open connections hang until a timeout of either side. */
  | 'drop'
  /** Packets are answered with a TCP reset: connects fail at once. */
  | 'reject'
  /** The callee's name no longer resolves; open connections stay. */
  | 'wrong-name';

export interface Recreation {
  readonly kind: 'recreate';
  readonly target: ServiceName;
  /** `another`: none of the new containers has an address that one of the old ones had. Absent: `any`, whichever the engine gives. */
  readonly address?: 'any' | 'another';
  /** This service is created again with it, and each comes up with the other's address. */
  readonly swapWith?: ServiceName;
}

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
  /** The containers are stopped, removed with their anonymous volumes, and created again by Compose's `up`; named volumes stay. */
  | Recreation
  /** SIGKILL of all children of the first process, theirs included, from outside the engine's API: the first process is left alone. */
  | ({ readonly kind: 'killChildren' } & Targeted)
  /** All containers of `services` are stopped at once, and started when all have ended: what a reboot of the host does. Nobody's `depends_on` is asked. */
  | {
      readonly kind: 'restartAll';
      /** The first of `services`. */
      readonly target: ServiceName;
      /** In the order in which they start. */
      readonly services: readonly ServiceName[];
      /** `in turn`: each is started as soon as the one before it has been, whether or not that is ready. */
      readonly order: 'at once' | 'in turn';
    }
  /** The main process leaves by itself with `code`. */
  | { readonly kind: 'exit'; readonly target: ServiceName; readonly code: number; readonly control: Control };

/** A fault that lasts until it is reverted, or until an operator's action ends it. */
export type HeldFault =
  /** The engine's stop, held: the restart policy is cancelled. Reverted by a start. */
  | ({ readonly kind: 'stop' } & Targeted)
  /** All are stopped, and `others` started again without the target, which is started when it is reverted. */
  | { readonly kind: 'startWithout'; readonly target: ServiceName; readonly others: readonly ServiceName[] }
  | ({ readonly kind: 'pause' } & Targeted)
  /** SIGSTOP of the host PID: connects succeed, nothing answers, and the health check goes on running. Reverted by SIGCONT. */
  | ({ readonly kind: 'hang' } & Targeted)
  /** The containers are removed with their anonymous volumes, those of `alongside` too; reverted by Compose's `up`. */
  | { readonly kind: 'remove'; readonly target: ServiceName; readonly alongside: readonly ServiceName[] }
  /** No more than so many CPUs for each container, by the engine's update; reverted to what it had. */
  | ({ readonly kind: 'limitCpu'; readonly cpus: number } & Targeted)
  /** The service does wrong because a route orders it, or requests break it; a health check need not be there. */
  | { readonly kind: 'misbehave'; readonly target: ServiceName; readonly as: string; readonly how: Misbehaviour }
  | { readonly kind: 'flipHealth'; readonly target: ServiceName; readonly flip: HealthFlip }
  /** The caller `from` loses `target`, and nobody else does. */
  | { readonly kind: 'breakDependency'; readonly from: ServiceName; readonly target: ServiceName; readonly cut: Cut }
  /** Its TCP port refuses connections, from inside its own container too, and open ones are reset. */
  | ({ readonly kind: 'closePort'; readonly port: number } & Targeted)
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
  /** At the end of a held fault Compose's `up` of the service: creates what is missing. As a remedy it takes down first what is there. */
  | Recreation;

/** `iotd`, or `iotd #2` for one container of several. */
export const targetText = ({ target, replica }: Targeted): string =>
  replica === undefined ? target : `${target} #${replica}`;

/** `api created again`, and where. */
export function recreatedText({ target, address, swapWith }: Recreation): string {
  if (swapWith !== undefined) return `${target} and ${swapWith} created again with each other's address`;
  return `${target} created again${address === 'another' ? ' at another address' : ''}`;
}
