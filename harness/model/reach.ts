/** Where a service's ports are reached: from the engine's own machine, and from inside the stack's networks. */
import { listText } from './count-text.ts';
import type { ResolvedService } from './plan.ts';
import { networkOwner, networkText, outermost } from './shared-namespaces.ts';
import type { ServiceName } from './stack.ts';

export type PortReach =
  /** At what this service publishes: itself, or the one whose network it is in. */
  | { readonly at: 'published'; readonly by: ServiceName }
  /** At its own ports: it is in the machine's network. */
  | { readonly at: 'host' }
  /** Nowhere: the engine publishes no port of it. */
  | { readonly at: 'nowhere'; readonly why: string; readonly fix: string };

type Networked = Pick<ResolvedService, 'name' | 'networks' | 'ports' | 'shares' | 'asFound'>;

const anotherNetwork = (name: ServiceName): string =>
  `give ${name} a network beside, in a file that the stack merges: services: { '${name}': { networks: { probed: {} } } } and networks: { probed: {} }`;

/** `name` is one of `services`. `port`: inside its container; left out or null: whichever. */
export function reachOf(name: ServiceName, services: readonly Networked[], port: number | null = null): PortReach {
  const owner = networkOwner(name, services);
  if (owner !== null) {
    const one = services.find((service) => service.name === owner)!;
    return one.asFound === true ? ofPorts(one, port) : ofNetworks(one);
  }
  if (outermost(name, services)?.is === 'host') return { at: 'host' };
  const why = `${name} is ${networkText(name, services)}`;
  return { at: 'nowhere', why, fix: `probe a service that uses ${name}, or leave out its network_mode` };
}

/** What is up already publishes what it publishes. */
function ofPorts({ name, ports }: Networked, asked: number | null): PortReach {
  const there = ports.map(({ container }) => container);
  if (asked === null ? there.length > 0 : there.includes(asked)) return { at: 'published', by: name };
  const which = there.length === 0 ? 'no port' : `only ${listText(there.map(String))}`;
  const why = `${name} publishes ${which}, and what is attached to is left as it is`;
  return { at: 'nowhere', why, fix: `publish it in the Compose file of ${name}, or ask a service that uses ${name}` };
}

/** The engine publishes from a bridge to the outside alone. */
function ofNetworks({ name, networks }: Networked): PortReach {
  const closed = networks.map((one) => one.closed);
  if (networks.length === 0 || closed.includes(undefined)) return { at: 'published', by: name };
  const why = `${name} is on no network that a port can be published from: ${networks.map((one) => `${one.name} is ${one.closed}`).join(', ')}`;
  return { at: 'nowhere', why, fix: anotherNetwork(name) };
}

/** Where a prober inside the stack asks a service. */
export type InsideReach =
  /** By a service's name in all of its networks, by their keys in the Compose file; null: in all of the project's. */
  | { readonly at: 'networks'; readonly networks: readonly string[] | null; readonly host: ServiceName }
  | Extract<PortReach, { readonly at: 'nowhere' }>;

/** As its callers do: a service in another's network is asked at that one's name. `name` is one of `services`. */
export function insideReachOf(name: ServiceName, services: readonly Networked[]): InsideReach {
  const owner = networkOwner(name, services);
  if (owner === null) {
    const why = `${name} is ${networkText(name, services)}, and so not inside`;
    const outside = reachOf(name, services);
    return {
      at: 'nowhere',
      why,
      fix: outside.at === 'nowhere' ? outside.fix : "leave `from` out, or write from: 'host'",
    };
  }
  const names = services.find((one) => one.name === owner)!.networks.map((one) => one.name);
  return { at: 'networks', networks: names.length === 0 ? null : names, host: owner };
}
