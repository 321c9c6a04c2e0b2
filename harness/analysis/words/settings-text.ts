/** Health and restart settings as one line each. */
import type { HealthSettings, RestartPolicy } from '../../model/settings.ts';
import { secondsText } from './figures.ts';

/** `every 5 s, timeout 1 s, 2 retries, start period 5 s` */
export function healthText(health: HealthSettings | null): string {
  if (health === null) return 'none';
  const parts = [`every ${secondsText(health.interval)}`, `timeout ${secondsText(health.timeout)}`];
  parts.push(health.retries === 1 ? '1 retry' : `${health.retries} retries`);
  if (health.startPeriod > 0) parts.push(`start period ${secondsText(health.startPeriod)}`);
  if (health.startPeriod > 0 && health.startInterval !== health.interval)
    parts.push(`start interval ${secondsText(health.startInterval)}`);
  return parts.join(', ');
}

export const restartText = (policy: RestartPolicy): string =>
  policy.name === 'on-failure' && policy.maxAttempts > 0 ? `on-failure:${policy.maxAttempts}` : policy.name;
