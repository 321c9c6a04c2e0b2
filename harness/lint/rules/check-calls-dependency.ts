/** A health check that asks another service. */
import { askedServices } from '../../prediction/asked-services.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const checkCallsDependency: Rule = {
  level: 'warning',
  about: 'A health check that asks another service.',
  look: ({ name, health }, { services }) => {
    if (health === null) return [];
    const [called] = askedServices({ name, health }, services);
    if (called === undefined) return [];
    return [
      {
        message: `the health check of ${name} asks ${called}`,
        why: `an outage of ${called} then counts as one of ${name}, which is restarted or taken out of service without need`,
        cost: `when ${called} is down, ${name} is unhealthy too after ${noticedAfter(health)}`,
        fix: `let the check ask ${name} alone; whether its dependencies answer is a metric, not a health check`,
        at: ['healthcheck', 'test'],
      },
    ];
  },
};
