/** The second of two faults of an experiment. */
import type { Fault } from './fault.ts';
import type { Duration } from './time.ts';

/** A fault that comes while the windows of another last. */
export interface SecondFault {
  readonly fault: Fault;
  /** From the end of the first one's injection. */
  readonly after: Duration;
  /** How long it holds; null: it is momentary. */
  readonly hold: Duration | null;
}
