/** A check that cannot notice within the objective. */
import { secondsText } from '../../model/duration-text.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { attempts, detectionOfFailure } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const intervalBeyondObjective: Rule = {
  level: 'warning',
  about: 'A health check that cannot notice a failure within the objective.',
  look: ({ name, health }, { objective }) => {
    if (health === null || objective === null) return [];
    const bound = detectionOfFailure(health, defaultCosts);
    if (bound.max <= objective) return [];
    const count = attempts(health);
    return [
      {
        message: `${name} is checked every ${secondsText(health.interval)}, and ${count} failed checks make it unhealthy: too slow for an objective of ${secondsText(objective)}`,
        why: 'a failure is noticed at the latest after retries × (interval + probe)',
        cost: `noticed after ${noticedAfter(health)}${bound.min > objective ? ', never in time' : ''}`,
        fix: `set interval × retries below ${secondsText(objective)}: resilience compare measures what that costs`,
        at: ['healthcheck', 'interval'],
      },
    ];
  },
};
