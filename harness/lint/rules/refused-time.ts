/** A time of a health check that the engine refuses. */
import { parseDuration } from '../../model/time.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

const settings = ['interval', 'timeout', 'start_period', 'start_interval'] as const;

export const refusedTime: Rule = {
  level: 'error',
  about: 'A time of a health check that the engine refuses.',
  ofOneShots: true,
  look: (service) =>
    settings.flatMap((setting) => {
      const text = resolvedAt(service, 'healthcheck', setting);
      if (typeof text !== 'string' || !isRefused(text)) return [];
      return [
        {
          message: `${service.name} has a health check with ${setting}: ${text}, which the engine refuses`,
          why: 'times of a health check are 1 ms and more; 0 stands for the default',
          cost: 'the container is not created',
          fix: `write a length of time such as ${setting}: 5s`,
          at: ['healthcheck', setting],
        },
      ];
    }),
};

/** As Go prints it: `-1s`, `1µs`. What cannot be read is Compose's to refuse. */
function isRefused(text: string): boolean {
  if (text.startsWith('-')) return parseDuration(text.slice(1)) !== undefined && parseDuration(text.slice(1)) !== 0;
  const length = parseDuration(text);
  return length !== undefined && length > 0 && length < 1;
}
