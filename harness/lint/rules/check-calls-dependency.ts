/** A health check that asks another service. */
import { askedServices } from '../../prediction/asked-services.ts';
import { checkPlace, environmentOf } from '../check.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const checkCallsDependency: Rule = {
  level: 'warning',
  about: 'A health check that asks another service.',
  look: (service, { services }) => {
    const { name, health } = service;
    if (health === null) return [];
    const [called] = askedServices(service, services, environmentOf(service));
    if (called === undefined) return [];
    const isInFront =
      services.find((one) => one.name === called)?.dependsOn.some((one) => one.service === name) === true;
    return [
      {
        message: isInFront
          ? `the health check of ${name} asks ${called}, which is in front of it`
          : `the health check of ${name} asks ${called}`,
        why: `an outage of ${called} then counts as one of ${name}, which is restarted or taken out of service without need`,
        cost: `when ${called} is down, ${name} is unhealthy too after ${noticedAfter(health)}`,
        fix: isInFront
          ? `let the check ask ${name} itself, at localhost`
          : `let the check ask ${name} alone; whether its dependencies answer is a metric, not a health check`,
        at: checkPlace(service),
      },
    ];
  },
};
