/** Leaving and joining networks, by the engine's interface. */
import type { Networks } from '../engine.ts';
import { call, findOrRefuse, refused, type Sim } from './engine-calls.ts';
import { freeAddress } from './network.ts';
import { tell } from './world.ts';

/** `subnets`: the second number of each network's addresses, 172.n.0.0/16, by the network's name. */
export function simNetworks(sim: Sim, subnets: ReadonlyMap<string, number>): Networks {
  const { world } = sim;
  const subnetOf = (network: string): number => {
    const subnet = subnets.get(network);
    if (subnet === undefined) throw refused(`network ${network} not found`);
    return subnet;
  };
  return {
    disconnect: (network, id) =>
      call(sim, () => {
        subnetOf(network);
        const container = findOrRefuse(sim, id);
        const left = container.attachments.filter((one) => one.network !== network);
        if (left.length === container.attachments.length) throw refused(`${container.name} is not on ${network}`);
        container.attachments = left;
        if (left.length === 0) for (const lose of container.life?.inFlight ?? []) lose('reset');
        tell(world, container, { to: 'disconnected', network });
      }),
    connect: (wanted, id) =>
      call(sim, () => {
        const { network, aliases, fixedAddress } = wanted;
        const container = findOrRefuse(sim, id);
        const subnet = subnetOf(network);
        if (container.attachments.some((one) => one.network === network)) {
          throw refused(`${container.name} is already on ${network}`);
        }
        const address = fixedAddress ?? freeAddress(world, network, subnet);
        container.attachments = [...container.attachments, { network, aliases, address, fixedAddress }];
        tell(world, container, { to: 'connected', network });
      }),
  };
}
