/** Lengths of time in a finding, and what its costs are computed from. */
import type { HealthSettings } from '../model/settings.ts';
import type { DurationRange } from '../model/time.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { detectionOfFailure } from '../prediction/health.ts';

/** `5 s`, `0.25 s`, `90 s`. */
export const secondsText = (length: number): string => `${Number((length / 1000).toPrecision(3))} s`;

export const rangeText = ({ min, max }: DurationRange): string =>
  `${Number((min / 1000).toPrecision(3))} … ${secondsText(max)}`;

/** When a failure is called unhealthy, by the settings. */
export const noticedAfter = (health: HealthSettings): string => rangeText(detectionOfFailure(health, defaultCosts));
