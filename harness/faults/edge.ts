/** From containers to the edge between them: the addresses and names under which one caller reaches the callee. */
import type { ContainerView, NetworkAttachment } from '../engine/engine.ts';
import type { CallerEdge } from '../engine/network-change.ts';
import { distinct } from '../model/distinct.ts';

/** The edge as seen by one container of the caller; null when the two share no network. */
export function edgeBetween(caller: ContainerView, callees: readonly ContainerView[], to: string): CallerEdge | null {
  const networks = new Set(caller.networks.map((one) => one.network));
  const shared = callees.flatMap((callee) =>
    callee.networks.filter((one) => networks.has(one.network)).map((attachment) => ({ callee, attachment })),
  );
  if (shared.length === 0) return null;
  const names = shared.flatMap(({ callee, attachment }) => namesOn(attachment, callee, to));
  return {
    from: caller.service,
    to,
    names: distinct(names).toSorted(),
    addresses: distinct(shared.flatMap(({ attachment }) => addressesOf(attachment))).toSorted(),
    answers: callees.length,
  };
}

/** The engine also answers for `name.network`. */
function namesOn(attachment: NetworkAttachment, callee: ContainerView, service: string): readonly string[] {
  const bare = [service, callee.name, ...attachment.aliases].filter((name) => name !== '');
  return bare.flatMap((name) => [name, `${name}.${attachment.network}`]);
}

const addressesOf = (attachment: NetworkAttachment): readonly string[] =>
  [attachment.address, attachment.address6 ?? ''].filter((address) => address !== '');
