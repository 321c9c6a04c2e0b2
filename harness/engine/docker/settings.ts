/** Health and restart settings as the engine's API writes them, with its defaults resolved. */
import type { HealthSettings, RestartPolicy } from '../../model/settings.ts';
import { type Duration, milliseconds, seconds } from '../../model/time.ts';

/** `HealthConfig` of the API: nanoseconds, and zero or absent for "not said". */
export interface ApiHealth {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly Retries?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
}

/** What a health check does not say (moby `daemon/health.go`): 30 s, 30 s, 3 retries, no start period. */
export const healthDefaults = { interval: seconds(30), timeout: seconds(30), retries: 3, startPeriod: seconds(0) };

/** The start interval where none is said: the interval up to 26.1, five seconds from 27.0; the first where the version is not known. */
export const defaultStartInterval = (interval: Duration, engineMajor: number | null): Duration =>
  engineMajor !== null && engineMajor >= 27 ? seconds(5) : interval;

const length = (nanoseconds: number | undefined): Duration | null =>
  nanoseconds ? milliseconds(nanoseconds / 1e6) : null;

/** The health check of a container or an image; null when it has none or `NONE`. */
export function healthSettings(api: ApiHealth | undefined, engineMajor: number | null): HealthSettings | null {
  const test = api?.Test ?? [];
  if (api === undefined || test.length === 0 || test[0] === 'NONE') return null;
  const interval = length(api.Interval) ?? healthDefaults.interval;
  return {
    test,
    interval,
    timeout: length(api.Timeout) ?? healthDefaults.timeout,
    retries: api.Retries || healthDefaults.retries,
    startPeriod: length(api.StartPeriod) ?? healthDefaults.startPeriod,
    startInterval: length(api.StartInterval) ?? defaultStartInterval(interval, engineMajor),
  };
}

/** A restart policy by the engine's name for it; no name means `no`. */
export function restartPolicy(name: string | undefined, maxAttempts: number | undefined): RestartPolicy {
  if (name === 'on-failure') return { name, maxAttempts: maxAttempts ?? 0 };
  return { name: name === 'always' || name === 'unless-stopped' ? name : 'no' };
}
