/** For how long a fault holds so that a check has time to be red, and how long the way back is watched: by the settings. */
import type { ResolvedService } from '../model/plan.ts';
import type { HealthSettings } from '../model/settings.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';

/** A check that needs longer than this to be red is run more often while it is tried. */
export const patience = seconds(30);

/** What it is run more often than its file says. */
const quickInterval = seconds(2);

/** What a machine that is busy may add. */
const margin = seconds(3);

/** A run of a check takes at least this. */
const shortRun = milliseconds(100);

/** From a failure to `unhealthy` at the latest: the check that is under way or about to begin, and as many as count, all to their timeouts. */
export const reddestBy = ({ interval, timeout, retries }: HealthSettings): Duration =>
  milliseconds((retries + 1) * (interval + timeout));

/** The interval at which it is tried; null: its own. */
export const quickened = (health: HealthSettings): Duration | null =>
  reddestBy(health) > patience && health.interval > quickInterval ? quickInterval : null;

/** As it is tried. */
export const asTried = (health: HealthSettings): HealthSettings => {
  const interval = quickened(health);
  return interval === null ? health : { ...health, interval };
};

/** A fault of the service itself: until the check must be red. */
export const holdFor = (health: HealthSettings): Duration => milliseconds(reddestBy(asTried(health)) + margin);

/** After its end: until the check is green again, and users' answers have lasted. */
export function recoveryFor({ health }: Pick<ResolvedService, 'health'>): Duration {
  if (health === null) return seconds(6);
  const { interval, timeout } = asTried(health);
  return milliseconds(Math.max(6000, 2 * interval + timeout + margin));
}

/**
 * How much later it would have been red by its own interval, at the middle: the first wait is half of it on the average, and there is a
 * whole one between each two runs of the check.
 */
export function stretchOf(health: HealthSettings): Duration | null {
  const interval = quickened(health);
  return interval === null ? null : milliseconds((health.interval - interval) * (health.retries - 0.5));
}

/** Without a fault: long enough for three runs of each check, 8 s … 40 s. */
export const restFor = (all: readonly HealthSettings[]): Duration =>
  milliseconds(Math.min(40_000, Math.max(8000, ...all.map(({ interval }) => 3 * (interval + shortRun)))));
