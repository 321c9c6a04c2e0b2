/** Services of which a scenario wants several containers: what the Compose file gives to one alone cannot be had twice. */
import { type Failure, failure } from '../model/failure.ts';
import type { Plan, PlannedService } from '../model/plan.ts';

/**
 * Only what `scale()` or an override asks for: the file's own number is between its writer and Compose. A container name is
 * reported by Compose itself when the file is resolved.
 */
export function checkScale({ stack, services, file }: Plan): readonly Failure[] {
  return services.flatMap((service) => {
    const scale = stack.overrides[service.name]?.scale;
    return scale === undefined ? [] : checkService(service, scale, stack.compose.join(', '), file);
  });
}

function checkService({ name, ports }: PlannedService, scale: number, compose: string, at: string): readonly Failure[] {
  if (scale < 2) return [];
  return ports
    .filter(({ host }) => host !== null)
    .map(({ container, host }) =>
      failure('R215', `${name} cannot have ${scale} containers: its port ${container} is published as port ${host}`, {
        at,
        fix: `write "${container}" in place of "${host}:${container}" in ${compose}, so that each gets a port of its own`,
      }),
    );
}
