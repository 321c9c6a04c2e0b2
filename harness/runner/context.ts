/** What every part of a run is given. */
import type { Environment } from '../engine/environment.ts';
import type { Undo } from '../faults/undo.ts';
import type { FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { ProbeName } from '../model/probe.ts';
import type { ExperimentName } from '../model/scenario.ts';
import type { Duration, Instant } from '../model/time.ts';
import type { InsideGroup } from '../probes/inside/inside-prober.ts';
import type { Address } from '../probes/observer.ts';
import type { Recorder } from './recorder.ts';
import type { Scope } from './scope.ts';
import type { Watch } from './watch.ts';

/** The write-ahead undo log: an intention is on disk before the effect it undoes. */
export interface Ledger {
  /** Returns once the line is safe on disk; the function it returns marks it as done. */
  intend(experiment: ExperimentName, undo: Undo): Promise<() => Promise<void>>;
}

/** Files of the run directory beside the timeline. */
export interface Keepsakes {
  save(name: string, text: string): Promise<void>;
}

export interface RunContext {
  readonly plan: Plan;
  readonly env: Environment;
  readonly recorder: Recorder;
  readonly ledger: Ledger;
  readonly keepsakes: Keepsakes;
  /** Aborts on Ctrl-C, SIGTERM, an expired budget, a lost engine or a full disk; its reason is a FailureError. */
  readonly signal: AbortSignal;
  /** Ends the run for a reason of its own. */
  readonly abort: (reason: FailureError) => void;
}

/**
 * Waits for the steady state as the probes see it. Resolves when all probes are good, or after fifteen seconds with those that are not;
 * rejects with the run's own reason when that aborts. `only`: who is waited for; left out: everybody. `within`: in place of the fifteen seconds.
 */
export type UntilSettled = (only?: readonly ProbeName[], within?: Duration) => Promise<readonly ProbeName[]>;

/** A context whose stack is up and watched. */
export interface LiveContext extends RunContext {
  readonly scope: Scope;
  readonly watch: Watch;
  /** Engine's wall clock minus ours, milliseconds. */
  readonly clockOffset: number;
  readonly untilSettled: UntilSettled;
  readonly address: Address;
  /** What is asked from inside the stack's networks, by the sidecar that asks it. */
  readonly inside: readonly InsideGroup[];
  /** The same of invariants, which are asked now and then. */
  readonly insideOnce: readonly InsideGroup[];
}

/** The engine's time on the run's clock. */
export const onRunClock = (context: Pick<LiveContext, 'env' | 'clockOffset'>, engineTime: number): Instant =>
  (engineTime - context.env.clock.wall - context.clockOffset) as Instant;
