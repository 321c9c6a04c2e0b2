/** What every fault kind must bring: its injection, its proof and its end, together. */
import type { ContainerView, EngineSpan } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
import type { Landing } from '../model/event.ts';
import type { FaultKind, FaultOf } from '../model/fault.ts';
import type { PlannedService } from '../model/plan.ts';
import type { Instant } from '../model/time.ts';
import type { Undo } from './undo.ts';

/** The end of an injection or a revert: whether it landed, and what showed it. */
export interface Landed {
  readonly landing: Landing;
  readonly proof: string;
  /** When it was done, by the engine's time, where the means tell it. */
  readonly done?: EngineSpan | null;
  /** When the call that did it had returned, where its proof took longer. */
  readonly returned?: Instant;
}

export interface FaultContext {
  readonly env: Environment;
  readonly services: readonly PlannedService[];
  /** Host address at which a service's declared port is reached. */
  readonly address: (service: string) => { readonly host: string; readonly port: number };
  /** Bounds every wait of a driver; aborts when the run is interrupted. */
  readonly signal: AbortSignal;
}

/** A fault ready to be done. */
export interface PreparedFault {
  /** The containers it will touch, as resolved now. */
  readonly targets: readonly ContainerView[];
  /** How to undo it, as data: in the ledger before `inject` runs. Null: there is nothing to undo. */
  readonly undo: Undo | null;
  /** How its end in a window differs from the undo, which is for all that is left of it afterwards. Absent: it does not. */
  readonly revert?: Undo;
  /** Does it; the proving is `verify`'s. Returns when it was done by the engine's time where the means tell it; null: when this returned. */
  inject(): Promise<EngineSpan | null>;
  /** Checks whether it landed; waits for evidence at most a few seconds. A check that itself throws is `unknown`. */
  verify(): Promise<Landed>;
  /**
   * Of a cut edge, asked while it is still cut: packets that met the cut, those of our own proof apart. Null: they cannot be counted any
   * more, as the caller was restarted. Absent: the fault cuts nothing.
   */
  used?(): Promise<number | null>;
}

export type FaultDriver<K extends FaultKind> = (fault: FaultOf<K>, context: FaultContext) => Promise<PreparedFault>;
