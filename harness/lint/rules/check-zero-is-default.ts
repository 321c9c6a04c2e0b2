/** A zero in a health check, which the engine takes for the default. */
import { secondsText } from '../../model/duration-text.ts';
import { parseDuration } from '../../model/time.ts';
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

export const checkZeroIsDefault: Rule = {
  level: 'warning',
  about: 'A zero in a health check, which the engine takes for the default.',
  look: (service) => {
    const { health, name } = service;
    if (health === null) return [];
    const inForce = {
      interval: secondsText(health.interval),
      timeout: secondsText(health.timeout),
      retries: String(health.retries),
    };
    return Object.entries(inForce).flatMap(([field, value]) => {
      const said = saidOf(service, 'healthcheck', field);
      if (!isZero(said)) return [];
      return [
        {
          message: `${name} has a health check with ${field}: ${said}`,
          why: 'for the engine zero means that nothing was said, and it takes the default',
          cost: `${field} is ${value}`,
          fix: `write the ${field} that is meant, or leave it out`,
          at: ['healthcheck', field],
        },
      ];
    });
  },
};

const isZero = (said: unknown): boolean =>
  said === 0 || (typeof said === 'string' && (said === '0' || parseDuration(said) === 0));
