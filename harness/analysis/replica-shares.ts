/** Which instance gave how many of a probe's answers. */
import type { ReplicaShare } from '../model/witness-reading.ts';
import type { Samples } from './sample-columns.ts';
import type { WhoAnswered } from './who-answered.ts';

/** Of the answers that say it, whatever they were worth; by service and number, strangers last. */
export function replicaShares(samples: Samples, who: WhoAnswered): ReplicaShare[] {
  const shares = new Map<string, { -readonly [K in keyof ReplicaShare]: ReplicaShare[K] }>();
  for (const { instance, end } of samples) {
    if (instance === null) continue;
    const replica = who(instance, end);
    const key = `${instance} ${replica?.service} ${replica?.replica}`;
    const share = shares.get(key);
    if (share === undefined) shares.set(key, { replica, instance, answered: 1 });
    else share.answered += 1;
  }
  return [...shares.values()].sort(inOrder);
}

function inOrder(a: ReplicaShare, b: ReplicaShare): number {
  if (a.replica === null || b.replica === null) {
    return Number(a.replica === null) - Number(b.replica === null) || (a.instance < b.instance ? -1 : 1);
  }
  if (a.replica.service !== b.replica.service) return a.replica.service < b.replica.service ? -1 : 1;
  return a.replica.replica - b.replica.replica || (a.instance < b.instance ? -1 : 1);
}
