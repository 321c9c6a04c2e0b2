/** Who finds whom: attachments, names, addresses, and edges that were cut in a caller's network namespace. */
import type { NetworkAttachment } from '../engine.ts';
import type { Container } from './container.ts';
import type { World } from './world.ts';

/** What our table in a container's own network namespace does to it. */
export interface Cut {
  readonly table: string;
  /** What happens to packets to `addresses`; null: nothing. */
  readonly verdict: 'drop' | 'reject' | null;
  readonly addresses: readonly string[];
  /** The names that no longer resolve for it. */
  readonly names: readonly string[];
  /** Packets that met the rules. */
  packets: number;
}

/** A name exists while its container has a process, paused or not; health has no say in it. */
export function resolveName(world: World, from: Container, name: string): Container[] {
  const cut = from.cuts.find((one) => one.names.includes(name));
  if (cut !== undefined) {
    cut.packets += 1;
    return [];
  }
  const near = new Set(from.attachments.map((one) => one.network));
  return world.containers.filter(
    (other) =>
      other.life !== null &&
      other.attachments.some((one) => near.has(one.network) && namesOf(other, one).includes(name)),
  );
}

/** The engine's own names of a container, and the aliases it was attached with. */
const namesOf = (container: Container, attachment: NetworkAttachment): readonly string[] => [
  container.name,
  container.id.slice(0, 12),
  ...attachment.aliases,
];

/** What becomes of a packet from a container to addresses: the verdict of the first rule that meets it, which counts it. */
export function meetRules(from: Container, addresses: readonly string[]): Cut['verdict'] {
  const cut = from.cuts.find((one) => one.addresses.some((address) => addresses.includes(address)));
  if (cut === undefined || cut.verdict === null) return null;
  cut.packets += 1;
  return cut.verdict;
}

export const addressesOf = (container: Container): readonly string[] => container.attachments.map((one) => one.address);

/** The lowest address of the network that nobody has; `subnet` is the second number of its addresses. */
export function freeAddress(world: World, network: string, subnet: number): string {
  const taken = new Set(
    world.containers.flatMap((one) => one.attachments.filter((at) => at.network === network).map((at) => at.address)),
  );
  for (let host = 2; host < 65_000; host += 1) {
    const address = `172.${subnet}.${host >> 8}.${host & 255}`;
    if (!taken.has(address)) return address;
  }
  throw new Error(`network ${network} has no address left`);
}
