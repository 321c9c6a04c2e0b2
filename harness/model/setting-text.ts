/** A whole number of seconds as a scenario and a Compose file write it. */
import type { Duration, DurationText } from './time.ts';

export const durationText = (length: Duration): DurationText => `${Math.round(length / 1000)}s`;
