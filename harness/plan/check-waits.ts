/** What a service waits for as it starts, and what can never come. */
import { type Failure, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';

/**
 * R221 for everybody who waits for the health of a service that nobody checks: Compose does not wait then, it gives up. Where only an
 * image can tell of a check, nothing is said yet.
 */
export const checkWaits = ({ services, stack }: Plan): readonly Failure[] =>
  services.flatMap(({ name, dependsOn = [] }) =>
    dependsOn
      .filter(({ service, condition, required }) => {
        const other = services.find((one) => one.name === service);
        return condition === 'service_healthy' && required !== false && other?.healthFrom === 'none';
      })
      .map(({ service }) =>
        failure('R221', `${name} waits for ${service} to be healthy, and ${service} has no health check`, {
          at: `${stack.compose.join(', ')}, service ${name}`,
          fix: `give ${service} a healthcheck, or wait with condition: service_started`,
        }),
      ),
  );
