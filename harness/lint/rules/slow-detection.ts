/** A health check that needs many minutes to notice anything. */
import { longText, secondsText } from '../../model/duration-text.ts';
import { seconds } from '../../model/time.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { attempts, detectionOfFailure, detectionOfHang } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';

/** Somebody who waits for an answer has long gone by then. */
const tooLong = seconds(600);

export const slowDetection: Rule = {
  level: 'warning',
  about: 'A health check that may need more than ten minutes to notice a failure.',
  look: ({ name, health }) => {
    if (health === null) return [];
    const [failure, hang] = [detectionOfFailure(health, defaultCosts), detectionOfHang(health, defaultCosts)];
    if (Math.max(failure.max, hang.max) <= tooLong) return [];
    const count = attempts(health);
    return [
      {
        message: `${name} is checked every ${longText(health.interval)} for at most ${longText(health.timeout)}, and ${count} failed checks make it unhealthy`,
        why: 'a failure is noticed at the latest after retries × (interval + length of a check), and a hang takes the whole timeout each time',
        cost: `a failure is noticed after up to ${longText(failure.max)}, a hang after up to ${longText(hang.max)}`,
        fix: `set interval, timeout and retries so that they are within what its users bear: ${secondsText(seconds(10))}, ${secondsText(seconds(3))} and 3 notice within a minute`,
        at: ['healthcheck', count >= 10 ? 'retries' : health.timeout > health.interval ? 'timeout' : 'interval'],
      },
    ];
  },
};
