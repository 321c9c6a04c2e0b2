/** A service without a health check. */
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const noHealthCheck: Rule = {
  level: 'note',
  about: 'A service without a health check.',
  look: (service) => {
    if (service.healthFrom !== 'none' || (service.startsOnce && service.ports.length === 0)) return [];
    const isOff = resolvedAt(service, 'healthcheck') != null;
    return [
      {
        message: isOff ? `${service.name} has its health check switched off` : `${service.name} has no health check`,
        why: 'without one the engine knows only whether the process runs: a service that hangs or answers wrongly counts as running',
        cost: 'a hang is never noticed; callers that wait for service_healthy cannot wait for it',
        fix: 'give it a healthcheck that asks what its callers ask, and none of its dependencies',
        at: ['healthcheck'],
      },
    ];
  },
};
