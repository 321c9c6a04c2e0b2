/** Who finds whom: attachments, names, addresses, and what was changed in a caller's network namespace. */
import type { NetworkAttachment } from '../engine.ts';
import type { NetworkChange } from '../network-change.ts';
import type { Container } from './container.ts';
import type { World } from './world.ts';

/** What becomes of a packet that met a change. */
export type PacketFate = 'drop' | 'reject';

/** A name exists while its container has a process, paused or not; health has no say in it. */
export function resolveName(world: World, from: Container, name: string): Container[] {
  const hiding = from.changes.find(({ change }) => hides(change, name));
  if (hiding !== undefined) {
    hiding.packets += 1;
    return [];
  }
  const near = new Set(from.attachments.map((one) => one.network));
  return world.containers.filter(
    (other) =>
      other.life !== null &&
      other.attachments.some((one) => near.has(one.network) && namesOf(other, one).includes(name)),
  );
}

/** One of those that have this name, for who is on all networks; undefined: nobody has it. The engine's name server shuffles its answers. */
export function containerNamed(world: World, name: string): Container | undefined {
  const found = world.containers.filter(
    (one) => one.life !== null && one.attachments.some((at) => namesOf(one, at).includes(name)),
  );
  return found.length > 1 ? found[Math.floor(world.random() * found.length)] : found[0];
}

/** The engine's own names of a container, and the aliases it was attached with. */
const namesOf = (container: Container, attachment: NetworkAttachment): readonly string[] => [
  container.name,
  container.id.slice(0, 12),
  ...attachment.aliases,
];

function hides(change: NetworkChange, name: string): boolean {
  switch (change.kind) {
    case 'cut':
      return change.how === 'wrong-name' && change.names.includes(name);
    case 'closed-port':
      return false;
  }
}

/** What becomes of a packet from a container to addresses, by the first change that meets it and counts it; null: it passes. */
export function meetRules(from: Container, addresses: readonly string[]): PacketFate | null {
  for (const standing of from.changes) {
    const fate = fateOf(standing.change, addresses);
    if (fate === null) continue;
    standing.packets += 1;
    return fate;
  }
  return null;
}

/** A connect to the container meets a port that is closed, which counts it. A simulated service listens at one port alone. */
export function isClosed(container: Container): boolean {
  const standing = container.changes.find(({ change }) => change.kind === 'closed-port');
  if (standing === undefined) return false;
  standing.packets += 1;
  return true;
}

function fateOf(change: NetworkChange, addresses: readonly string[]): PacketFate | null {
  switch (change.kind) {
    case 'cut': {
      const met = change.addresses.some((address) => addresses.includes(address));
      return met && change.how !== 'wrong-name' ? change.how : null;
    }
    case 'closed-port':
      return null;
  }
}

export const addressesOf = (container: Container): readonly string[] =>
  container.attachments.map((one) => one.address).filter((one) => one !== '');

/** How an address is written down that is kept. */
export const keptAs = (network: string, address: string): string => `${network} ${address}`;

/** As it starts, a container is given an address on each of its networks. */
export function takeAddresses(world: World, container: Container): void {
  for (const { network, fixedAddress, address } of container.attachments) {
    if (address !== '') continue;
    const given = fixedAddress ?? freeAddress(world, network);
    container.attachments = container.attachments.map((one) =>
      one.network === network ? { ...one, address: given } : one,
    );
  }
}

/** As it ends, they are anybody's. */
export function giveUpAddresses(container: Container): void {
  container.attachments = container.attachments.map((one) => ({ ...one, address: '' }));
}

/** The lowest address of the network that nobody has. */
export function freeAddress(world: World, network: string): string {
  const subnet = world.subnets.get(network);
  const taken = new Set(
    world.containers.flatMap((one) => one.attachments.filter((at) => at.network === network).map((at) => at.address)),
  );
  for (let host = 2; host < 65_000; host += 1) {
    const address = `172.${subnet}.${host >> 8}.${host & 255}`;
    if (!taken.has(address) && !world.kept.has(keptAs(network, address))) return address;
  }
  throw new Error(`network ${network} has no address left`);
}
