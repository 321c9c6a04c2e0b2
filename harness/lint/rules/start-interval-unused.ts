/** A start interval that never counts. */
import { secondsText } from '../../model/duration-text.ts';
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

export const startIntervalUnused: Rule = {
  level: 'warning',
  about: 'A start_interval without a start_period, in which alone it counts.',
  look: (service) => {
    const { name, health } = service;
    if (health === null || health.startPeriod > 0 || saidOf(service, 'healthcheck', 'start_interval') === undefined)
      return [];
    return [
      {
        message: `${name} has a start_interval and no start_period`,
        why: 'the start interval is the gap between checks within the start period, and that is 0 when nobody sets it',
        cost: `the first check comes ${secondsText(health.interval)} after the start, by the interval`,
        fix: 'set start_period to the longest start',
        at: ['healthcheck', 'start_interval'],
      },
    ];
  },
};
