/** Time as types: a bare number never means time. */

declare const durationBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A length of time in milliseconds; fractions allowed, may be negative only as a difference. */
export type Duration = number & { readonly [durationBrand]: 'milliseconds' };

/** A moment on the run's own monotonic clock: milliseconds since `run.began`. */
export type Instant = number & { readonly [instantBrand]: 'milliseconds since run.began' };

/** How a person writes a length of time: `'500ms'`, `'15s'`, `'2m'`. */
export type DurationText = `${number}ms` | `${number}s` | `${number}m`;

/** A closed interval of lengths of time, `min` ≤ `max`. */
export interface DurationRange {
  readonly min: Duration;
  readonly max: Duration;
}

/** A span on the run's clock, `from` ≤ `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export const milliseconds = (count: number): Duration => count as Duration;
export const seconds = (count: number): Duration => (count * 1000) as Duration;
export const minutes = (count: number): Duration => (count * 60_000) as Duration;

/** The instant `count` milliseconds after the run began. */
export const instant = (count: number): Instant => count as Instant;

/** To the whole microsecond that is nearest. */
export const toMicrosecond = (at: Instant): Instant => (Math.round(at * 1000) / 1000 + 0) as Instant;

/** `at` moved by `by`. */
export const after = (at: Instant, by: Duration): Instant => (at + by) as Instant;

/** The length from `earlier` to `later`; negative when they are given the other way round. */
export const between = (earlier: Instant, later: Instant): Duration => (later - earlier) as Duration;

export const sum = (...parts: readonly Duration[]): Duration =>
  parts.reduce((total: number, part) => total + part, 0) as Duration;

export const times = (length: Duration, count: number): Duration => (length * count) as Duration;

export const range = (min: Duration, max: Duration): DurationRange => ({ min, max });

const unit: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * Reads a length of time as people and Compose write it: one or more `<number><unit>` with the units of Go's
 * `time.ParseDuration` (`1m30s`, `500ms`, `0.5s`). Returns `undefined` for anything else, a bare number included.
 */
export function parseDuration(text: string): Duration | undefined {
  if (text === '0') return milliseconds(0);
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, name] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(count) * unit[name!]!;
  }
  return milliseconds(total);
}
