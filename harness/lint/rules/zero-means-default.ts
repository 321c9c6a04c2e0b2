/** A zero that the engine takes for "not said". */
import { rangeText } from '../../model/duration-text.ts';
import { parseDuration } from '../../model/time.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { detectionOfHang } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';
import { noticedAfter } from '../text.ts';

const defaults = { retries: '3', interval: '30s', timeout: '30s' } as const;

export const zeroMeansDefault: Rule = {
  level: 'warning',
  about: 'A zero in a health check, which stands for the default.',
  look: (service) => {
    const { name, health } = service;
    if (health === null) return [];
    return (['retries', 'interval', 'timeout'] as const)
      .filter((setting) => isZero(resolvedAt(service, 'healthcheck', setting)))
      .map((setting) => ({
        message: `${name} has ${setting}: 0, which stands for the default`,
        why: `0 means that nothing is said: the image's own ${setting} counts, or else ${defaults[setting]}`,
        cost: `a failure is noticed after ${noticedAfter(health)}, a hang after ${rangeText(detectionOfHang(health, defaultCosts))}`,
        fix:
          setting === 'retries'
            ? 'write retries: 1 where the first failed check shall count'
            : `write the ${setting} that is meant`,
        at: ['healthcheck', setting],
      }));
  },
};

const isZero = (value: unknown): boolean => value === 0 || (typeof value === 'string' && parseDuration(value) === 0);
