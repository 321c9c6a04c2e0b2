/** Where a service's ports are reached from the engine's own machine. */

import type { ResolvedService } from './plan.ts';
import { networkOwner } from './shared-namespaces.ts';
import type { ServiceName } from './stack.ts';

export type Reach =
  /** At what this service publishes: itself, or the one whose network it is in. */
  | { readonly at: 'published'; readonly by: ServiceName }
  /** At its own ports: it is in the machine's network. */
  | { readonly at: 'host' }
  /** Nowhere: the engine publishes no port of it. */
  | { readonly at: 'nowhere'; readonly why: string; readonly fix: string };

type Networked = Pick<ResolvedService, 'name' | 'networks' | 'shares'>;

const anotherNetwork = (name: ServiceName): string =>
  `give ${name} a network beside, in a file that the stack merges: services: { '${name}': { networks: { probed: {} } } } and networks: { probed: {} }`;

/** `name` is one of `services`. */
export function reachOf(name: ServiceName, services: readonly Networked[]): Reach {
  const owner = networkOwner(name, services);
  if (owner !== null) return ofNetworks(services.find((one) => one.name === owner)!);
  const shared = lastOwner(name, services);
  if (shared?.is === 'host') return { at: 'host' };
  const why =
    shared?.is === 'container'
      ? `${name} is in the network of ${shared.name}, which is not of the stack`
      : `${name} has no network`;
  return { at: 'nowhere', why, fix: `probe a service that uses ${name}, or leave out its network_mode` };
}

/** The engine publishes from a bridge to the outside alone. */
function ofNetworks({ name, networks }: Networked): Reach {
  const closed = networks.map((one) => one.closed);
  if (networks.length === 0 || closed.includes(undefined)) return { at: 'published', by: name };
  const why = `${name} is on no network that a port can be published from: ${networks.map((one) => `${one.name} is ${one.closed}`).join(', ')}`;
  return { at: 'nowhere', why, fix: anotherNetwork(name) };
}

/** Of a service that is in the network of nobody in the stack: whose it is in. */
function lastOwner(name: ServiceName, services: readonly Networked[]) {
  let shared = services.find((one) => one.name === name)?.shares?.network;
  for (const _ of services) {
    if (shared?.is !== 'service') return shared;
    const { name: next } = shared;
    shared = services.find((one) => one.name === next)?.shares?.network;
  }
  return shared;
}
