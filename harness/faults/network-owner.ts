/** Containers in the network of another: what they are called there, and by which addresses they are reached. */
import type { ContainerView } from '../engine/engine.ts';
import { networkOwner } from '../model/shared-namespaces.ts';
import type { ServiceName } from '../model/stack.ts';
import type { FaultContext } from './driver.ts';
import { containersOf } from './targets.ts';

/** The service whose name stands for it in its network: itself, where that is its own. */
export const hostOf = (service: ServiceName, { services }: Pick<FaultContext, 'services'>): ServiceName =>
  networkOwner(service, services) ?? service;

/** The containers of a service, with the name and attachments of the one whose network they are in; Compose takes the owner's first. */
export async function networkedContainers(
  context: FaultContext,
  service: ServiceName,
): Promise<readonly ContainerView[]> {
  const own = await containersOf(context, service);
  const owner = hostOf(service, context);
  if (owner === service) return own;
  const host = (await containersOf(context, owner)).find((one) => one.replica === 1);
  return own.map((one) => ({ ...one, name: host?.name ?? one.name, networks: host?.networks ?? [] }));
}
