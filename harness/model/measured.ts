/** A measured time or count with its resolution, and a time that may not have come. */
import type { Duration, Instant } from './time.ts';

/** A measured time. The truth lies within `value` ± `resolution`. */
export interface Measured {
  readonly value: Duration;
  readonly resolution: Duration;
  /**
   * How much of the resolution is owed to what was not observed: the harness was late, or events of the engine were lost. The
   * truth may then lie anywhere between the two ends, and `value` is the middle. Absent: nothing of it.
   */
  readonly unseen?: Duration;
}

/** A count. The truth lies within `value` ± `resolution`; both are halves at the finest. */
export interface Counted {
  readonly value: number;
  readonly resolution: number;
}

/** Why nothing is known of a time beyond `until`. */
export type Censoring =
  /** The observation ended. */
  | 'ended'
  /** It came then, and the observation ended before it had lasted for long enough. */
  | 'unproved'
  /** From then on it was not observed without a gap. */
  | 'unseen';

/** A time that may not have come before the window ended: never dropped, never averaged in as the limit. */
export type Observed =
  | { readonly seen: true; readonly at: Instant; readonly time: Measured }
  /** Not until at least `until` after the origin. */
  | { readonly seen: false; readonly until: Duration; readonly censoredBy: Censoring };
