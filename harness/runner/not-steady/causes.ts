/** Of several services that are not ready: who is so by itself, and who because another one is. */
import { listText, wordFor } from '../../model/count-text.ts';
import type { Dependency } from '../../model/one-shot.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { ServiceName } from '../../model/stack.ts';
import { isTrouble, mayFollow } from './symptom.ts';
import { ownWords, type Trouble } from './trouble.ts';

export interface Cause {
  readonly trouble: Trouble;
  /** Not started, because they wait for it. */
  readonly waiting: readonly ServiceName[];
  /** Started, and not ready by what they say of others. */
  readonly failing: readonly ServiceName[];
}

/** In the order of the troubles. Where nobody is so by himself, each is. */
export function causesOf(troubles: readonly Trouble[], services: readonly PlannedService[]): readonly Cause[] {
  const leaders = new Map<Trouble, Trouble>();
  for (const one of troubles) {
    const below = reachedFrom(one, services, troubles);
    const leader = troubles.find(
      (other) =>
        other !== one &&
        below.has(other.service.name) &&
        isWorse(other) &&
        mayFollow(one.symptom, ownWords(one), other.service.name),
    );
    if (leader !== undefined) leaders.set(one, leader);
  }
  const first = (one: Trouble): Trouble => {
    const leader = leaders.get(one);
    return leader === undefined ? one : first(leader);
  };
  return troubles
    .filter((one) => !leaders.has(one))
    .map((trouble) => {
      const followers = troubles.filter((one) => one !== trouble && first(one) === trouble);
      const names = (waiting: boolean) =>
        followers.filter((one) => isWaiting(one) === waiting).map((one) => one.service.name);
      return { trouble, waiting: names(true), failing: names(false) };
    });
}

/** Something is wrong with it, or others wait for its end. */
const isWorse = ({ symptom }: Trouble): boolean => isTrouble(symptom) || symptom.what === 'not over';

const isWaiting = ({ symptom: { what } }: Trouble): boolean => what === 'not started' || what === 'no container';

/**
 * Everybody that it depends on, over any number of others. Who was not started waits only for those whose state holds it up: one that
 * is to be started, and was, does not.
 */
function reachedFrom(
  from: Trouble,
  services: readonly PlannedService[],
  troubles: readonly Trouble[],
): ReadonlySet<ServiceName> {
  const holdsUp = ({ service, condition }: Dependency): boolean => {
    const other = troubles.find((one) => one.service.name === service);
    return condition !== 'service_started' || (other !== undefined && isWaiting(other));
  };
  const reached = new Set<ServiceName>();
  const left = [from.service.name];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const one of services.find(({ name }) => name === next)?.dependsOn ?? []) {
      if (reached.has(one.service) || (isWaiting(from) && !holdsUp(one))) continue;
      reached.add(one.service);
      left.push(one.service);
    }
  }
  return reached;
}

/** ` (api and web wait for it, cron fails with it)`; nothing where nobody does. */
export function followersText({ waiting, failing }: Cause): string {
  const parts = [
    ...(waiting.length === 0 ? [] : [`${listText(waiting)} ${wordFor(waiting.length, 'waits', 'wait')} for it`]),
    ...(failing.length === 0 ? [] : [`${listText(failing)} ${wordFor(failing.length, 'fails', 'fail')} with it`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
