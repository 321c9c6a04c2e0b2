/** A check that may last longer than the gap between two. */
import { rangeText, secondsText } from '../../model/duration-text.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { detectionOfHang } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const timeoutAboveInterval: Rule = {
  level: 'note',
  about: 'A health check that may last longer than the gap between two.',
  look: ({ name, health }) => {
    if (health === null || health.timeout <= health.interval) return [];
    return [
      {
        message: `${name} has a timeout of ${secondsText(health.timeout)} and an interval of ${secondsText(health.interval)}`,
        why: 'the interval is the idle gap after a check: while one hangs the next does not start, so the timeout sets the pace',
        cost: `a hang is noticed after ${rangeText(detectionOfHang(health, defaultCosts))}, a plain failure after ${noticedAfter(health)}`,
        fix: `set timeout to the longest good answer, at most ${secondsText(health.interval)}`,
        at: ['healthcheck', 'timeout'],
      },
    ];
  },
};
