/** Waits to be healthy of what has no health check. */
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const healthyWithoutCheck: Rule = {
  level: 'error',
  about: 'A start that waits for service_healthy of a service without a health check.',
  ofOneShots: true,
  look: (service, { services }) =>
    service.dependsOn.flatMap(({ service: other, condition }) => {
      const awaited = services.find((one) => one.name === other);
      if (condition !== 'service_healthy' || awaited?.healthFrom !== 'none') return [];
      const optional = resolvedAt(service, 'depends_on', other, 'required') === false;
      return [
        {
          ...(optional && { level: 'warning' as const }),
          message: `${service.name} waits until ${other} is healthy, and ${other} has no health check`,
          why: 'without a check there is no state "healthy" that could be waited for',
          cost: optional
            ? `Compose warns at every start, and does not wait for ${other}`
            : `docker compose up ends with "container has no healthcheck configured", and ${service.name} is not started`,
          fix: `give ${other} a health check, or write condition: service_started`,
          at: ['depends_on', other, 'condition'],
        },
      ];
    }),
};
