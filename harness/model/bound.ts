/** A predicted time, and what may come on top of it by a chance that has a name. */
import { type Duration, type DurationRange, milliseconds } from './time.ts';

export interface Later {
  /** So long after the end of the range at the most. */
  readonly upTo: Duration;
  /** Continues `up to 1.1 s later where …`. */
  readonly why: string;
}

/** Within the range; or after it, where what `later` names happens. Absent: nothing is known that would. */
export interface Bound extends DurationRange {
  readonly later?: Later;
}

/** The latest that is predicted: what is later than this, no setting and no named chance explains. */
export const latest = ({ max, later }: Bound): Duration => milliseconds(max + (later?.upTo ?? 0));

/** The same bound with its chance; of no length, it is none. */
export const orLater = ({ min, max }: DurationRange, upTo: Duration, why: string): Bound =>
  upTo > 0 ? { min, max, later: { upTo, why } } : { min, max };

/** The bound with its chance, as one range. */
export const whole = (bound: Bound): DurationRange => ({ min: bound.min, max: latest(bound) });
