/** Helper containers that do nothing but have an address each, so that the engine gives it to nobody else. */
import type Docker from 'dockerode';
import type { KeptAddresses } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { ask, askUnless } from '../ask.ts';
import { createHelperContainer } from './make.ts';

export interface Keeping {
  readonly docker: Docker;
  readonly run: RunLabels;
  readonly image: string;
  readonly network: string;
}

/** More than one stack has containers that are down: each of those leaves a free address below the one that is wanted. */
const most = 32;

/**
 * The engine gives the lowest address that is free, and on a network without a subnet of the user's it takes no wish for one. So they are
 * taken in that order, as many at once as are still missing.
 */
export async function keepAddresses(keeping: Keeping, wanted: readonly string[]): Promise<KeptAddresses> {
  const kept = new Map<string, Docker.Container>();
  const release = async (address?: string): Promise<void> => {
    const going = [...kept].filter(([one]) => address === undefined || one === address);
    for (const [one] of going) kept.delete(one);
    await Promise.all(going.map(([one, container]) => remove(one, container)));
  };
  try {
    for (;;) {
      const missing = wanted.filter((one) => !kept.has(one)).length;
      const more = Math.min(missing, most - kept.size);
      if (more === 0) return { addresses: [...kept.keys()], release };
      for (const { address, container } of await takeSome(keeping, more)) kept.set(address, container);
    }
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

interface Keeper {
  readonly address: string;
  readonly container: Docker.Container;
}

/** All of them, or an error when all have ended: none that is not known may stay. */
async function takeSome(keeping: Keeping, count: number): Promise<readonly Keeper[]> {
  const tried = await Promise.allSettled(Array.from({ length: count }, () => takeOne(keeping)));
  const taken = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = tried.find((one) => one.status === 'rejected');
  if (failed === undefined) return taken;
  await Promise.all(taken.map(({ address, container }) => remove(address, container)));
  throw failed.reason;
}

async function takeOne({ docker, run, image, network }: Keeping): Promise<Keeper> {
  const container = await ask(
    `make a container that keeps an address of ${network}`,
    createHelperContainer(docker, run, {
      purpose: 'address',
      image,
      command: ['sleep', '600'],
      capability: null,
      host: { NetworkMode: network, AutoRemove: false },
    }),
  );
  try {
    await ask(`keep an address of ${network}`, container.start());
    const { NetworkSettings } = await ask(`read an address of ${network}`, container.inspect());
    const address = NetworkSettings.Networks[network]?.IPAddress ?? '';
    if (address === '') throw new Error(`A container on ${network} was given no address.`);
    return { address, container };
  } catch (error) {
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
}

const remove = async (address: string, container: Docker.Container): Promise<void> =>
  void (await askUnless([404], `give back the address ${address}`, container.remove({ force: true, v: true })));
