/** What a health check costs and how often it cries without cause, in closed form. `engine/SEMANTICS.md`, "Docker: health". */
import { meanOf } from '../engine/sim/fleet/distribution.ts';
import type { Profile } from '../engine/sim/fleet/profile.ts';
import type { Platform } from '../model/forecast.ts';
import { attempts } from '../prediction/health.ts';

const hour = 3_600_000;

/** Mean start to start of good checks, in milliseconds: a gap after each on an engine, a fixed rate by a kubelet. */
export function checkPeriod(profile: Profile, platform: Platform): number {
  const stalls = (profile.stallProbability * profile.stallMax) / 4;
  const look = profile.cycleMean + stalls;
  return platform === 'kubernetes'
    ? Math.max(profile.interval, look - meanOf(profile.lateness))
    : profile.interval + look;
}

/** Checks per hour of a healthy container; 0 without a check. */
export const checksPerHour = (profile: Profile, platform: Platform): number =>
  profile.checked ? hour / checkPeriod(profile, platform) : 0;

/**
 * Alarms per hour when every check fails with `probability`, apart from all others. The mean time to the first run of r failures is
 * (I + D)·(1 − pʳ)/(pʳ·(1 − p)). A check that ends its process needs but one failure, whatever the retries.
 */
export function falseAlarmsPerHour(profile: Profile, platform: Platform, probability: number): number {
  if (!profile.checked || probability <= 0) return 0;
  const needed = profile.exitsUnhealthy ? 1 : attempts(profile.model.health!);
  let all = 1;
  for (let failure = 0; failure < needed; failure += 1) all *= probability;
  const looks = probability >= 1 ? needed : (1 - all) / (all * (1 - probability));
  return hour / (checkPeriod(profile, platform) * looks);
}
