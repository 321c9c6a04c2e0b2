/** Several services that are stopped together: their containers, whether all are there, and the stop. */
import type { ContainerView } from '../engine/engine.ts';
import { distinct } from '../model/distinct.ts';
import type { ServiceName } from '../model/stack.ts';
import type { FaultContext } from './driver.ts';
import { stopGrace } from './grace.ts';
import { containersOf, each, refusal } from './targets.ts';

export interface Group {
  readonly service: ServiceName;
  readonly containers: readonly ContainerView[];
}

/** In the order of the services. */
export const everyoneOf = (services: readonly ServiceName[], context: FaultContext): Promise<readonly Group[]> =>
  Promise.all(
    distinct(services).map(async (service) => ({ service, containers: await containersOf(context, service) })),
  );

/** Why one of them cannot be stopped and started; null: all can. */
export const unfitOf = (groups: readonly Group[]): string | null =>
  groups
    .map(({ service, containers }) =>
      refusal(service, containers, ['running', 'paused', 'restarting', 'exited', 'created', 'dead']),
    )
    .find((one) => one !== null) ?? null;

/** Returns when all have ended, each within its own grace. */
export const stopEveryone = (targets: readonly ContainerView[], context: FaultContext): Promise<null> =>
  each(targets, (one) => context.env.engine.containers.stop(one.id, stopGrace(context, one.service)));
