/** The health and restart settings of a container, with every default resolved. */
import type { Duration } from './time.ts';

/** Units are lengths of time; see `reference` values in `prediction/` for what the engine makes of them. */
export interface HealthSettings {
  /** As Compose writes it: `['CMD', …]` or `['CMD-SHELL', text]`; null when it is the image's and not known yet. */
  readonly test: readonly string[] | null;
  /** Idle gap from the end of one probe to the start of the next. */
  readonly interval: Duration;
  readonly timeout: Duration;
  readonly retries: number;
  readonly startPeriod: Duration;
  /** The gap in force while starting and inside the start period. */
  readonly startInterval: Duration;
}

/** A health check as far as one place says it; null: not said there. */
export type HealthPart = { readonly [Key in keyof HealthSettings]: HealthSettings[Key] | null };

export type RestartPolicy =
  | { readonly name: 'no' | 'always' | 'unless-stopped' }
  /** `maxAttempts` 0: without limit. */
  | { readonly name: 'on-failure'; readonly maxAttempts: number };

/** As Compose writes it: `always`, `on-failure:3`. */
export const restartText = (policy: RestartPolicy): string =>
  policy.name === 'on-failure' && policy.maxAttempts > 0 ? `on-failure:${policy.maxAttempts}` : policy.name;

export interface ServiceFacts {
  /** Null: no health check, or `disable: true`. */
  readonly health: HealthSettings | null;
  readonly restart: RestartPolicy;
  readonly stopGrace: Duration;
  /** Whether the first process is an init that forwards signals. */
  readonly init: boolean;
}
