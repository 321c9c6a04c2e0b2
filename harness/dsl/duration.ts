/** Lengths of time and rates as a scenario writes them, parsed once at the door. */
import { fail } from '../model/failure.ts';
import { type Duration, type DurationText, parseDuration } from '../model/time.ts';

/** How often something is asked: `'50/s'`, `'5/s'`, `'0.5/s'`. */
export type RateText = `${number}/s`;

/** Reads a length of time. Throws R213 for a text that is not one, which only a cast or plain JavaScript can bring. */
export function readDuration(text: DurationText, what: string): Duration {
  const parsed = typeof text === 'string' ? parseDuration(text) : undefined;
  return (
    parsed ??
    fail('R213', `${what} is ${JSON.stringify(text)}`, { fix: "write a number and a unit: '500ms', '15s', '2m'" })
  );
}

/** Reads a rate into requests per second, above 0 and at most 1,000. Throws R213 otherwise. */
export function readRate(text: RateText, what: string): number {
  const count = typeof text === 'string' && /^\d+(\.\d+)?\/s$/.test(text) ? Number(text.slice(0, -2)) : Number.NaN;
  if (count > 0 && count <= 1000) return count;
  return fail('R213', `${what} is ${JSON.stringify(text)}`, { fix: "write requests per second, up to 1,000: '50/s'" });
}
