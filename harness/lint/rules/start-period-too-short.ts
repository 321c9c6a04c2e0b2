/** A start that lasts longer than its grace. */
import { secondsText } from '../../model/duration-text.ts';
import { seconds } from '../../model/time.ts';
import { attempts, gapAt } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';

export const startPeriodTooShort: Rule = {
  level: 'warning',
  about: 'A start that lasts longer than its start period.',
  look: ({ name, health, observedStart }) => {
    if (health === null || observedStart === null || observedStart <= health.startPeriod) return [];
    const first = Math.max(health.startPeriod, gapAt(health, 0));
    const counted = Math.ceil(Math.max(0, observedStart - first) / Math.max(health.interval, seconds(0.001)));
    if (counted === 0) return [];
    const gone = counted >= attempts(health);
    return [
      {
        message: `${name} has ${secondsText(health.startPeriod)} of start_period, and took ${secondsText(observedStart)} to start`,
        why: 'a check that fails after the start period counts, also while the service is still starting',
        cost: gone
          ? `about ${counted} checks fail before it is up, and ${attempts(health)} are allowed: every start passes through unhealthy`
          : `about ${counted} of the ${attempts(health)} failures that are allowed are used up by every start`,
        fix: `set start_period to more than ${secondsText(observedStart)}, and start_interval to check often during the start`,
        at: ['healthcheck', 'start_period'],
      },
    ];
  },
};
