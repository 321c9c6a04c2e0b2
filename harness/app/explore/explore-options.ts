/** What a person asks of an exploration. */
import type { Duration } from '../../model/time.ts';

export interface ExploreOptions {
  /** The longest that it may take, from the first container of its first stack on. */
  readonly budget: Duration;
  /** A Compose project that is up, by name or folder: nothing is brought up. */
  readonly attach?: string;
  /** Words that a row's name must hold, all of them; empty: every row. */
  readonly only: readonly string[];
  /** What is asked beside what is found, as URLs inside the stack: `http://api/orders`. */
  readonly probe: readonly string[];
  /** A k6 script that makes traffic all the while. Absent: the probes are all there is. */
  readonly load?: string;
  readonly seed?: string;
  readonly jobs: number | 'auto';
  readonly reports: string;
  readonly provision: boolean;
  /** `last`, or the folder of an exploration: what is different since then is told. */
  readonly since?: string;
  /** How many schedules of two faults are simulated; what is suspected of them is tried. Absent: none. */
  readonly pairs?: number;
  /** Whether a cell may get worse; false: it is an objective that none does, and what is worse is tried once more. */
  readonly worse: boolean;
  /** Whether repairs of what is weak are tried. */
  readonly mend: boolean;
  /** The folder of an exploration that goes on where it was; `true`: the last one of this stack. Absent: a new one begins. */
  readonly continue?: string | true;
}
