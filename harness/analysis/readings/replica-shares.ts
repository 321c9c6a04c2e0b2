/** Which instance gave how many of a probe's answers. */
import type { Replica } from '../../model/event.ts';
import type { ReplicaShare } from '../../model/witness-reading.ts';
import type { Samples } from './sample-columns.ts';
import type { WhoAnswered } from './who-answered.ts';

type Counted = { -readonly [K in keyof ReplicaShare]: ReplicaShare[K] };

/** Of the answers that say it, whatever they were worth; by service and number, strangers last. */
export function replicaShares(samples: Samples, who: WhoAnswered): ReplicaShare[] {
  /** An address is one instance, which several replicas may have had one after the other. */
  const shares = new Map<string, Counted[]>();
  for (let i = 0; i < samples.length; i++) {
    const { instance, end } = samples.at(i);
    if (instance === null) continue;
    const replica = who(instance, end);
    const own = shares.get(instance);
    const share = own?.find((one) => isSame(one.replica, replica));
    if (share !== undefined) share.answered += 1;
    else if (own === undefined) shares.set(instance, [{ replica, instance, answered: 1 }]);
    else own.push({ replica, instance, answered: 1 });
  }
  return [...shares.values()].flat().sort(inOrder);
}

const isSame = (a: Replica | null, b: Replica | null): boolean =>
  a === b || (a !== null && b !== null && a.replica === b.replica && a.service === b.service);

function inOrder(a: ReplicaShare, b: ReplicaShare): number {
  if (a.replica === null || b.replica === null) {
    return Number(a.replica === null) - Number(b.replica === null) || (a.instance < b.instance ? -1 : 1);
  }
  if (a.replica.service !== b.replica.service) return a.replica.service < b.replica.service ? -1 : 1;
  return a.replica.replica - b.replica.replica || (a.instance < b.instance ? -1 : 1);
}
