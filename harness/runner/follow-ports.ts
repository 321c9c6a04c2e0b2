/** Published ports where the engine may choose another one at each start, as it does for what a run only attaches to. */
import type { ContainerView } from '../engine/engine.ts';
import type { Plan } from '../model/plan.ts';
import type { Address } from '../probes/observer.ts';
import { publishedAddress } from './probing.ts';

export interface FollowedPorts {
  readonly address: Address;
  /** Is shown the containers as they are now. */
  readonly look: (views: readonly ContainerView[]) => void;
}

/** A container that is down publishes nothing: then it is asked where it was. */
export function followPorts(plan: Plan, views: readonly ContainerView[]): FollowedPorts {
  const known = new Map<string, ContainerView>();
  let address: Address = publishedAddress(plan, views);
  const look = (seen: readonly ContainerView[]): void => {
    for (const view of seen) if (view.ports.length > 0) known.set(`${view.service} #${view.replica}`, view);
    address = publishedAddress(plan, [...known.values()]);
  };
  look(views);
  return { address: (...asked) => address(...asked), look };
}
