/** Where new containers come up: not at an address that is kept from them, or at that of another. */
import type { ContainerView, KeptAddresses } from '../engine/engine.ts';
import { listText } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import type { ServiceName } from '../model/stack.ts';
import { bringUp } from './bring-up.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, rejected } from './landing.ts';
import { nameOf } from './targets.ts';

/** What came up, and what is still to be done once it has: it takes a while, and belongs to no window. */
export interface CameUp {
  readonly landed: Landed;
  readonly tidied: Promise<unknown>;
}

/** Why they cannot come up elsewhere; null: they can. */
export function unmovable(targets: readonly ContainerView[]): string | null {
  for (const one of targets) {
    if (one.networks.length === 0) return `${nameOf(one)} has no network of its own, and so no address`;
    const fixed = one.networks.find(({ fixedAddress }) => fixedAddress !== null);
    if (fixed !== undefined) return `${nameOf(one)} has a fixed address on ${fixed.network}: ${fixed.fixedAddress}`;
    if (one.networks.some(({ address }) => address === ''))
      return `${nameOf(one)} is ${one.status}: it has no address now`;
  }
  return null;
}

/** Why the two cannot have each other's address; null: they can. */
export function unswappable(some: readonly ContainerView[], others: readonly ContainerView[]): string | null {
  const [one, other] = [some[0]!, others[0]!];
  const many = [some, others].find((all) => all.length > 1);
  if (many !== undefined)
    return `${many[0]!.service} has ${many.length} containers, and only one can be swapped with one`;
  const stuck = unmovable([one, other]);
  if (stuck !== null) return stuck;
  return sharedBy(one, other).length === 0 ? `${one.service} and ${other.service} share no network` : null;
}

/** Every address is kept from the services while they come up. */
export async function comeUpElsewhere(
  services: readonly ServiceName[],
  before: readonly ContainerView[],
  context: FaultContext,
): Promise<CameUp> {
  const places = before.flatMap((one) => one.networks);
  const kept = await keepAll(
    distinct(places.map(({ network }) => network)).map((network) => ({
      network,
      addresses: places.filter((one) => one.network === network).map((one) => one.address),
    })),
    context,
  );
  return releasing(kept, () => bringUp(services, context));
}

/** With all free addresses below them kept as well, the one that is given back is the lowest, which the engine gives next. */
export async function comeUpSwapped(
  [one, other]: readonly [ContainerView, ContainerView],
  context: FaultContext,
): Promise<CameUp> {
  const shared = sharedBy(one, other);
  const kept = await keepAll(
    shared.map(({ network, addresses }) => ({ network, addresses })),
    context,
  );
  const free = (which: 0 | 1) =>
    Promise.all(shared.map(({ network, addresses }) => kept.get(network)?.release(addresses[which])));
  return releasing(kept, async () => {
    await free(1);
    const first = await bringUp([one.service], context);
    await free(0);
    const second = await bringUp([other.service], context);
    return {
      ...second,
      proof: `${first.proof}; ${second.proof}`,
      landing: first.landing === 'applied' ? second.landing : first.landing,
    };
  });
}

/** The proof that a new container is not where one of the old ones was. */
export function elsewhere(now: ContainerView, before: readonly ContainerView[]): Landed {
  const old = before.filter((one) => one.service === now.service);
  const places = now.networks.map(({ network, address }) => {
    const were = old.flatMap((one) => one.networks.filter((at) => at.network === network).map((at) => at.address));
    return { network, address, were, same: were.includes(address) };
  });
  const text = places
    .map(({ network, address, were }) => `${address} on ${network}, before ${listText(were)}`)
    .join(', ');
  const landed = places.length > 0 && places.every(({ same, address }) => !same && address !== '');
  return landed ? applied(`${nameOf(now)} has ${text}`) : rejected(`${nameOf(now)} has ${text || 'no address'}`);
}

/** The proof that the two are where the other was. */
export function swapped(
  before: readonly [ContainerView, ContainerView],
  now: readonly ContainerView[],
): readonly Landed[] {
  const shared = sharedBy(...before);
  return before.map((was, place) => {
    const one = now.find(({ service }) => service === was.service);
    if (one === undefined) return rejected(`${was.service} has no container`);
    const places = shared.map(({ network, addresses }) => ({
      network,
      address: one.networks.find((at) => at.network === network)?.address ?? '',
      wanted: addresses[place === 0 ? 1 : 0],
    }));
    const text = places.map(({ network, address, wanted }) =>
      address === wanted ? `${address} on ${network}` : `${address || 'no address'} on ${network} and not ${wanted}`,
    );
    const landed = places.every(({ address, wanted }) => address === wanted);
    return (landed ? applied : rejected)(`${nameOf(one)} has ${listText(text)}`);
  });
}

interface Shared {
  readonly network: string;
  /** Of the one, and of the other. */
  readonly addresses: readonly [string, string];
}

const sharedBy = (one: ContainerView, other: ContainerView): readonly Shared[] =>
  one.networks.flatMap(({ network, address }) => {
    const theirs = other.networks.find((at) => at.network === network);
    return theirs === undefined ? [] : [{ network, addresses: [address, theirs.address] as const }];
  });

type Kept = ReadonlyMap<string, KeptAddresses>;

async function keepAll(
  wanted: readonly { readonly network: string; readonly addresses: readonly string[] }[],
  { env }: FaultContext,
): Promise<Kept> {
  const kept = new Map<string, KeptAddresses>();
  try {
    for (const { network, addresses } of wanted) kept.set(network, await env.engine.networks.keep(network, addresses));
    return kept;
  } catch (error) {
    await releaseAll(kept).catch(() => undefined);
    throw error;
  }
}

const releaseAll = (kept: Kept): Promise<unknown> => Promise.all([...kept.values()].map((one) => one.release()));

async function releasing(kept: Kept, comeUp: () => Promise<Landed>): Promise<CameUp> {
  let landed: Landed;
  try {
    landed = await comeUp();
  } catch (error) {
    await releaseAll(kept).catch(() => undefined);
    throw error;
  }
  const tidied = releaseAll(kept);
  // Whoever waits for it hears of it; nobody need.
  tidied.catch(() => undefined);
  return { landed, tidied };
}
