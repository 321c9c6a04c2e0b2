/** The way back from a start to health and to good answers, and the words for the settings on it. */
import type { RestartPolicy } from '../model/settings.ts';
import type { Duration, DurationRange } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import { gapAt, healthyAfterStart } from './health.ts';
import { addRanges } from './ranges.ts';
import type { SettledService } from './settled.ts';

export interface WayBack {
  readonly engineRecovery: DurationRange;
  readonly userRecovery: DurationRange;
  /** Continues a sentence about how the start came about. */
  readonly why: string;
}

/** A container that starts after `untilStart`: healthy after its first good probe, answering once its application is up. */
export function comesBack(service: SettledService, untilStart: DurationRange, costs: EngineCosts): WayBack {
  const userRecovery = addRanges(untilStart, costs.boot, costs.arp);
  if (service.health === null)
    return { engineRecovery: untilStart, userRecovery, why: '; it has no health check to wait for' };
  const first = gapAt(service.health, 0);
  const name = first === service.health.interval ? 'interval' : 'start interval';
  return {
    engineRecovery: addRanges(untilStart, healthyAfterStart(service.health, costs.boot, costs)),
    userRecovery,
    why: `; its first health probe comes one ${name} (${secondsText(first)}) after the start`,
  };
}

/** `0.08 s`, `5 s`: at most two decimals, none that say nothing. */
export const secondsText = (length: Duration): string => `${Number((length / 1000).toFixed(2))} s`;

/** As Compose writes it. */
export const policyText = (policy: RestartPolicy): string =>
  policy.name === 'on-failure' && policy.maxAttempts > 0 ? `on-failure:${policy.maxAttempts}` : policy.name;
