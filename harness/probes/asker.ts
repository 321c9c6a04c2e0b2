/** What the prober and those who ask for it have between them: a slot there, an answer back. */
import type { Answer } from '../engine/clients.ts';
import type { Connection } from '../model/probe.ts';
import type { Duration, Instant } from '../model/time.ts';

/** One turn of a probe. */
export interface Slot {
  /** Counted from the probe's start: 0, 1, 2 … */
  readonly number: number;
  readonly connection: Connection;
  readonly due: Instant;
}

/** Asks over one protocol. It knows neither schedule nor lateness: what an answer's instants are worth, the prober judges. */
export interface Asker {
  /** Slots take these in turn. */
  readonly connections: readonly Connection[];
  /**
   * Sends what the slot asks for, at once, and answers within `timeout`, which is what is left of the slot's time. Whatever a
   * service does is an outcome; what is thrown stops the prober.
   */
  ask(slot: Slot, timeout: Duration): Promise<Answer>;
}
