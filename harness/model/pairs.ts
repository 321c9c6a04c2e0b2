/** Two faults at once: what was tried of them, and which of them break what neither breaks alone. All derived from what was simulated and run. */
import type { Duration } from './time.ts';

export interface PairsReport {
  readonly schema: 'resilience.pairs/1';
  readonly stack: string;
  readonly seed: string;
  /** Schedules that were simulated, and the different pairs of faults among them. */
  readonly simulated: number;
  readonly pairs: number;
  /** Those that broke something on the simulator, by what they broke; what was surest on the engine first. */
  readonly findings: readonly PairFinding[];
  /** Schedules that ran on the engine, with all repeats. */
  readonly runs: number;
}

export interface PairFinding {
  /** The smallest that still fails: on the engine where it was tried there, else on the simulator. */
  readonly schedule: FoundSchedule;
  /** `db stopped for 1 s, and crash of api 0.5 s later`. */
  readonly text: string;
  /** What it broke, a sentence each; on the engine where it was tried there. */
  readonly broke: readonly string[];
  /** What the simulator took for granted of programs that nobody has told it of; empty: nothing. */
  readonly supposes: readonly string[];
  /** Other pairs that break the same, on the simulator. */
  readonly alike: readonly string[];
  readonly simulated: TriedPair;
  /** Null: it was not tried there. */
  readonly engine: EnginePair | null;
  readonly standing: PairStanding;
}

/** A schedule by the keys of its rows, which say what is done. */
export interface FoundSchedule {
  readonly first: FoundFault;
  /** `after`: from the end of the first one's injection. Null: one fault is enough. */
  readonly second: (FoundFault & { readonly after: Duration }) | null;
}

export interface FoundFault {
  readonly row: string;
  /** How long it holds; null: it is momentary. */
  readonly hold: Duration | null;
}

/**
 * On the engine. `reproduced`: it broke something more often than not, and neither fault did alone. `seen`: it did so, and not often enough to be
 * sure. `not seen`: it did not. `one is enough`: one of its faults breaks something alone. `not tried`: only the simulator says so.
 */
export type PairStanding = 'reproduced' | 'seen' | 'one is enough' | 'not tried' | 'not seen';

/** From the surest on. */
export const standings: readonly PairStanding[] = ['reproduced', 'seen', 'one is enough', 'not tried', 'not seen'];

/** In how many of how many repeats something broke. */
export interface Repeats {
  readonly failed: number;
  readonly of: number;
}

export interface TriedPair extends Repeats {
  /** Of each of its faults alone. */
  readonly alone: readonly Repeats[];
}

export interface EnginePair extends TriedPair {
  /** Folders of the runs that broke something, below the exploration's. */
  readonly shown: readonly string[];
}
