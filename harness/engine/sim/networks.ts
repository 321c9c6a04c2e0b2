/** Leaving and joining networks, by the engine's interface. */
import type { Networks } from '../engine.ts';
import { besides, call, findOrRefuse, refused, type Sim } from './engine-calls.ts';
import { freeAddress, keptAs } from './network.ts';
import { tell } from './world.ts';

/** As the real one gives up. */
const mostKept = 32;

export function simNetworks(sim: Sim): Networks {
  const { world } = sim;
  const known = (network: string): void => {
    if (!world.subnets.has(network)) throw refused(`network ${network} not found`);
  };
  return {
    disconnect: (network, id) =>
      call(sim, () => {
        known(network);
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
        known(network);
        if (container.attachments.some((one) => one.network === network)) {
          throw refused(`${container.name} is already on ${network}`);
        }
        const address = fixedAddress ?? (container.life === null ? '' : freeAddress(world, network));
        container.attachments = [...container.attachments, { network, aliases, address, fixedAddress }];
        tell(world, container, { to: 'connected', network });
      }),
    keep: (network, wanted) =>
      besides(sim, () => {
        known(network);
        const addresses: string[] = [];
        while (addresses.length < mostKept && wanted.some((one) => !addresses.includes(one))) {
          const address = freeAddress(world, network);
          world.kept.add(keptAs(network, address));
          addresses.push(address);
        }
        return {
          addresses,
          release: (given) =>
            besides(sim, () => {
              for (const one of given === undefined ? addresses : [given]) world.kept.delete(keptAs(network, one));
            }),
        };
      }),
  };
}
