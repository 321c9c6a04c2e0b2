/** Lengths of time, rates and shares as a scenario writes them, parsed once at the door. */
import { type Duration, type DurationText, parseDuration } from '../model/time.ts';

/** How often something is asked: `'50/s'`, `'5/s'`, `'0.5/s'`. */
export type RateText = `${number}/s`;

/** `'99%'`, `'99.9%'`. */
export type PercentText = `${number}%`;

export const durationWanted = "write a number and a unit: '500ms', '15s', '2m'";
export const rateWanted = "write requests per second, 0.001 to 1,000: '50/s'";

/** Reads a length of time that has passed its door. */
export const readDuration = (text: DurationText): Duration => known(parseDuration(text), text);

/** Reads a rate that has passed its door into requests per second. */
export const readRate = (text: RateText): number => known(parseRate(text), text);

/** Requests per second, 0.001 to 1,000; undefined for anything else. */
export function parseRate(text: unknown): number | undefined {
  const count = typeof text === 'string' && /^\d+(\.\d+)?\/s$/.test(text) ? Number(text.slice(0, -2)) : 0;
  return count >= 0.001 && count <= 1000 ? count : undefined;
}

function known<T>(read: T | undefined, text: string): T {
  if (read === undefined) throw new Error(`${text} was accepted, and is no value`);
  return read;
}
