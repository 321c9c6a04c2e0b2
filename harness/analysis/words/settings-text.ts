/** Health and restart settings as one line each. */
import { plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { HealthSettings } from '../../model/settings.ts';

/** `every 5 s, timeout 1 s, 2 retries, start period 5 s` */
export function healthText(health: HealthSettings | null): string {
  if (health === null) return 'none';
  const parts = [`every ${secondsText(health.interval)}`, `timeout ${secondsText(health.timeout)}`];
  parts.push(plural(health.retries, 'retry', 'retries'));
  if (health.startPeriod > 0) parts.push(`start period ${secondsText(health.startPeriod)}`);
  if (health.startPeriod > 0 && health.startInterval !== health.interval)
    parts.push(`start interval ${secondsText(health.startInterval)}`);
  return parts.join(', ');
}
