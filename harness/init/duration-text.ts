/** A whole number of seconds as a scenario writes it. */
import type { Duration, DurationText } from '../model/time.ts';

export const durationText = (length: Duration): DurationText => `${Math.round(length / 1000)}s`;
