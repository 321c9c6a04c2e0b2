/** Services that run once and end: one that ended with 0 is done, not down. */
import type { RestartPolicy } from './settings.ts';
import type { DependsOn, ServiceName } from './stack.ts';

/** `awaited`: another service waits for it to complete. `may-end`: nothing starts it again and nothing checks it, so it is done if it ends with 0. */
export type OneShot = 'awaited' | 'may-end';

export interface Dependency {
  readonly service: ServiceName;
  readonly condition: DependsOn;
  /** It starts also where that does not come. Absent: it does not. */
  readonly required?: false;
}

interface Dependent {
  readonly dependsOn?: readonly Dependency[];
}

/** Whether a service of the project waits for `name` to complete. */
export const isAwaited = (name: ServiceName, services: readonly Dependent[]): boolean =>
  services.some(({ dependsOn = [] }) =>
    dependsOn.some((one) => one.service === name && one.condition === 'service_completed_successfully'),
  );

/** What decides of a container whether an end with 0 is what it is for; `health` and `restart` as the engine has them. */
export interface Ending {
  readonly oneShot?: OneShot;
  readonly health: unknown;
  readonly restart: RestartPolicy;
}

/** Whether a container that ended with 0 is done. */
export const isDoneAtZero = ({ oneShot, health, restart }: Ending): boolean =>
  oneShot === 'awaited' || (oneShot === 'may-end' && health === null && restart.name === 'no');
