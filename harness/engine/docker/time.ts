/** The engine's time stamps as milliseconds: RFC 3339 with nanoseconds, and nanoseconds since 1970 as text. */
import type { EngineTime } from '../engine.ts';

/** Nanoseconds as milliseconds. They exceed 2^53, so whole milliseconds and the rest are converted apart. */
export const fromNanoseconds = (nanoseconds: bigint): EngineTime =>
  Number(nanoseconds / 1_000_000n) + Number(nanoseconds % 1_000_000n) / 1e6;

/** Nanoseconds as the engine's `since` and `until` take them: `seconds.nanoseconds`. */
export const asSince = (nanoseconds: bigint): string =>
  `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}`;

/** Reads RFC 3339 with up to nine digits of a second, as nanoseconds; null for Go's zero time and for anything else. */
export function nanosecondsOf(text: string | undefined): bigint | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text ?? '');
  if (match === null || match[1]!.startsWith('0001-')) return null;
  const whole = Date.parse(`${match[1]}${match[3]}`);
  return BigInt(whole) * 1_000_000n + BigInt((match[2] ?? '').padEnd(9, '0'));
}

/** The same as milliseconds. */
export function fromRfc3339(text: string | undefined): EngineTime | null {
  const nanoseconds = nanosecondsOf(text);
  return nanoseconds === null ? null : fromNanoseconds(nanoseconds);
}
