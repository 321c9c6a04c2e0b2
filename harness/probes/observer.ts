/** An observer asks on a schedule of its own, with words of its own, and is no clock of a run: of metrics, of DNS. */
import type { HostPort } from '../engine/clients.ts';
import type { Environment } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import type { PlannedService } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { ServiceName } from '../model/stack.ts';

/** Where a service is reached from this machine. `port`: inside the container; null or left out: the one that the stack declares. */
export type Address = (service: ServiceName, port?: number | null, replica?: number | null) => HostPort;

/** What an asker gets of the run. */
export interface ProbingContext {
  readonly env: Environment;
  readonly emit: (event: EventBody) => void;
  readonly signal: AbortSignal;
  readonly services: readonly PlannedService[];
  readonly address: Address;
  /** The engine's wall clock minus ours, milliseconds. */
  readonly clockOffset: number;
}

export interface ProbeObserver {
  /** Asks nothing more; returns when what was under way is recorded. Rejects with what kept it from going on. */
  stop(): Promise<void>;
}

/** Begins to ask; resolves once it has asked for the first time, or cannot. */
export type ObserverStart<P extends Probe> = (
  name: ProbeName,
  probe: P,
  context: ProbingContext,
) => Promise<ProbeObserver>;
