/** How a fault is undone, as data that can stand in a ledger; interpreting it re-resolves the target and is idempotent. */
import type { ContainerView, EngineTime, NetworkAttachment } from '../engine/engine.ts';
import type { NetworkChangeKind } from '../engine/network-change.ts';
import type { ServiceName } from '../model/stack.ts';

/** Whose containers are to be repaired. */
export interface Whom {
  readonly service: ServiceName;
  /** Absent: all of them. */
  readonly replica?: number;
}

/** Something that was so for one container before the fault. */
type Of<T> = T & Pick<ContainerView, 'replica'>;

/** Whether doing it again, where it was done, leaves all as it is. */
export const isRepeatable: Readonly<Record<Undo['kind'], boolean>> = {
  start: true,
  startAll: true,
  unpause: true,
  restart: false,
  continue: true,
  restartChildless: true,
  setCpus: true,
  recreate: true,
  request: false,
  removeFile: true,
  deleteTable: true,
  connect: true,
};

export type Undo = Whom &
  (
    | { readonly kind: 'start' }
    /** Whatever of these is down. */
    | { readonly kind: 'startAll'; readonly services: readonly ServiceName[] }
    | { readonly kind: 'unpause' }
    | { readonly kind: 'restart' }
    /** SIGCONT, for the lives that were stopped: a process that began later is not ours. */
    | { readonly kind: 'continue'; readonly lives: readonly Of<{ readonly startedAt: EngineTime }>[] }
    /** A restart of the lives that have fewer children than they had; a start of what has ended. */
    | {
        readonly kind: 'restartChildless';
        readonly lives: readonly Of<{ readonly startedAt: EngineTime; readonly children: number }>[];
      }
    /** CPUs as they were; 0: no limit. */
    | { readonly kind: 'setCpus'; readonly before: readonly Of<{ readonly cpus: number }>[] }
    /** Compose's `up` of the services that were removed together. */
    | { readonly kind: 'recreate'; readonly services: readonly ServiceName[] }
    | { readonly kind: 'request'; readonly method: string; readonly path: string }
    | { readonly kind: 'removeFile'; readonly path: string }
    /** Takes a change out of the service's network namespace: a cut where none is named. Its name and `table` are those that ledgers have always had. */
    | { readonly kind: 'deleteTable'; readonly table: string; readonly change?: NetworkChangeKind }
    | { readonly kind: 'connect'; readonly attachments: readonly Of<{ readonly attachment: NetworkAttachment }>[] }
  );
