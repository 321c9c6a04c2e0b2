/** Whose container an instance is: known by its host name, which is its short id, or by the address that it had at the time. */
import type { EventOf, Replica } from '../../model/event.ts';
import type { Instant } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';

/** Null: none of the run's containers. */
export type WhoAnswered = (instance: string, at: Instant) => Replica | null;

export function whoAnswered({ observed, changes }: Pick<EventIndex, 'observed' | 'changes'>): WhoAnswered {
  const names = new Map<string, Replica>();
  for (const { container, service, replica } of [...[...changes.values()].flat(), ...observed]) {
    names.set(container, { service, replica });
  }
  const addresses = new Map<string, EventOf<'service.observed'>[]>();
  for (const one of observed) {
    for (const address of one.addresses ?? []) addresses.set(address, [...(addresses.get(address) ?? []), one]);
  }
  return (instance, at) => names.get(instance) ?? heldAt(addresses.get(instance) ?? [], at);
}

/** An address goes to another when its holder stops; it is held from a little before it is observed. */
function heldAt(holders: readonly EventOf<'service.observed'>[], at: Instant): Replica | null {
  const holder = holders.findLast((one) => one.at <= at) ?? holders[0];
  return holder === undefined ? null : { service: holder.service, replica: holder.replica };
}

/** `iotd #2`, or the instance itself where it is a stranger. */
export const replicaText = (replica: Replica | null, instance: string): string =>
  replica === null ? instance : `${replica.service} #${replica.replica}`;
