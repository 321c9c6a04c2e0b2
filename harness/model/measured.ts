/** A measured time and its resolution, and a time that may not have come. */
import type { Duration, Instant } from './time.ts';

/** A measured time. The truth lies within `value` ± `resolution`. */
export interface Measured {
  readonly value: Duration;
  readonly resolution: Duration;
}

/** A time that may not have come before the window ended: never dropped, never averaged in as the limit. */
export type Observed =
  | { readonly seen: true; readonly at: Instant; readonly time: Measured }
  /** Not until at least `until` after the origin, when the looking ended. */
  | { readonly seen: false; readonly until: Duration };
