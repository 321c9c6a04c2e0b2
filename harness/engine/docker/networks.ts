/** Taking containers off their networks and putting them back as they were. */
import type Docker from 'dockerode';
import type { Networks } from '../engine.ts';
import type { RunLabels } from '../kind.ts';
import { ask, reasonOf } from './ask.ts';
import { keepAddresses } from './helper-containers/keep-addresses.ts';

export function dockerNetworks(docker: Docker, run: RunLabels, image: string): Networks {
  return {
    disconnect: (network, id) =>
      ask(
        `take a container off ${network}`,
        tolerate(/is not connected to/i, docker.getNetwork(network).disconnect({ Container: id, Force: false })),
      ),
    connect: ({ network, aliases, fixedAddress, endpoint = {} }, id) =>
      ask(
        `put a container on ${network}`,
        tolerate(
          /already exists in network/i,
          docker.getNetwork(network).connect({
            Container: id,
            EndpointConfig: {
              Aliases: [...aliases],
              ...(fixedAddress === null ? {} : { IPAMConfig: { IPv4Address: fixedAddress } }),
              ...endpoint,
            },
          }),
        ),
      ),
    keep: (network, addresses) => keepAddresses({ docker, run, image, network }, addresses),
  };
}

/** Both calls are repeated when a fault is undone twice, so "it is so already" is no failure. The engine says it in words only. */
async function tolerate(already: RegExp, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!already.test(reasonOf(error))) throw error;
  }
}
