/** Moves a fleet through virtual time: one container without a queue, or all of them by a queue of due times. */
import { type Fleet, lifeStep } from './fleet.ts';
import { advanceLife } from './life.ts';
import { advanceLook } from './looks.ts';
import { dueOf } from './pending.ts';
import { calm } from './sleep.ts';

/** Handles the next event of container `i`. There must be one. */
export function advance(fleet: Fleet, i: number): void {
  if (fleet.lookDue[i]! <= fleet.lifeDue[i]!) advanceLook(fleet, i);
  else advanceLife(fleet, i);
}

/** Handles everything of container `i` up to and at `until`. */
export function advanceOne(fleet: Fleet, i: number, until: number): void {
  while (dueOf(fleet, i) <= until) advance(fleet, i);
}

/** Handles everything of all containers up to and at `until`, in order of time; answers how many events that were. Needs a queue. */
export function advanceAll(fleet: Fleet, until: number): number {
  const { queue } = fleet;
  if (queue === null) throw new Error('a fleet of many containers needs a queue');
  let events = 0;
  for (let next = queue.heap[0]; next !== undefined && queue.due[next]! <= until; next = queue.heap[0]) {
    advance(fleet, next);
    events += 1;
  }
  return events;
}

/** Puts container `i` where it is long after its start: up, healthy, and looked at without end. Nothing of an earlier story is left. */
export function settle(fleet: Fleet, i: number): void {
  const p = fleet.profiles[fleet.profile[i]!]!;
  const never = Number.POSITIVE_INFINITY;
  const longAgo = -1e9;
  fleet.status[i] = 1;
  fleet.alive[i] = 1;
  fleet.asleep[i] = p.checked ? 1 : 0;
  fleet.health[i] = p.checked ? 2 : 0;
  fleet.streak[i] = 0;
  fleet.startedAt[i] = longAgo;
  fleet.readyAt[i] = longAgo;
  fleet.endsAt[i] = never;
  fleet.lookStep[i] = 0;
  fleet.lookDue[i] = never;
  fleet.lifeStep[i] = lifeStep.none;
  fleet.lifeDue[i] = never;
  fleet.then[i] = 0;
  fleet.backOff[i] = 0;
  fleet.restartCount[i] = 0;
  fleet.cancelled[i] = 0;
  fleet.manuallyStopped[i] = 0;
  fleet.replaced[i] = 0;
  fleet.mode[i] = 0;
  fleet.late[i] = 0;
  fleet.spares[i] = 0;
  fleet.cured[i] = 0;
  fleet.servedFrom[i] = longAgo;
  fleet.keptUntil[i] = 0;
  fleet.badSince[i] = never;
  fleet.badBefore[i] = 0;
  if (fleet.needs !== null) calm(fleet.needs, i);
}
