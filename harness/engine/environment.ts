/** Every effect a run can have, as one argument. No part below it touches a clock, the network or chance in any other way. */
import type { Probe } from '../model/probe.ts';
import type { Instant } from '../model/time.ts';
import type { Clients } from './clients.ts';
import type { Engine, SidecarSpec } from './engine.ts';

export interface Clock {
  /** Monotonic; 0 when the clock was made, which is when the run begins. */
  now(): Instant;
  /** Wall clock at instant 0, milliseconds since 1970 UTC. */
  readonly wall: number;
  /** Resolves at `until`, never before it; at once when it has passed. Rejects with the signal's reason when it aborts. */
  sleepUntil(until: Instant, signal?: AbortSignal): Promise<void>;
}

/** Seeded chance: numbers in [0, 1). */
export type Random = () => number;

/** A program of ours, as a sidecar takes it. */
export type SidecarProgram = Pick<SidecarSpec, 'command' | 'files'>;

export interface Environment {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly clients: Clients;
  readonly random: Random;
  /** The prober that is to ask these things from inside the stack's networks. Absent: `clients` do, as in a simulated world. */
  readonly insideProber?: (asked: readonly { readonly probe: Probe }[]) => Promise<SidecarProgram>;
}
