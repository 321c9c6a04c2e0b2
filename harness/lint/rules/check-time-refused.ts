/** A time of a health check that the engine refuses. */
import { parseDuration } from '../../model/time.ts';
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

const times = ['interval', 'timeout', 'start_period', 'start_interval'];

export const checkTimeRefused: Rule = {
  level: 'error',
  about: 'A time of a health check that the engine refuses: less than a millisecond, or negative.',
  ofOneShots: true,
  look: (service) =>
    times.flatMap((time) => {
      const said = saidOf(service, 'healthcheck', time);
      if (typeof said !== 'string' || !isRefused(said)) return [];
      return [
        {
          message: `${service.name} has a health check with ${time}: ${said}`,
          why: 'the engine takes no time below a millisecond',
          cost: `the container cannot be made: "cannot be less than 1ms"`,
          fix: `write a ${time} of seconds`,
          at: ['healthcheck', time],
        },
      ];
    }),
};

function isRefused(text: string): boolean {
  const negative = text.startsWith('-');
  const length = parseDuration(negative ? text.slice(1) : text);
  return length !== undefined && length > 0 && (negative || length < 1);
}
