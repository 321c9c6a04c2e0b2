/** Moves a fleet through virtual time: one container without a queue, or all of them by a queue of due times. */
import { checkStep, type Fleet, lifeStep, platform } from './fleet.ts';
import { advanceCheck } from './health-checks.ts';
import { settleTicks } from './kubernetes.ts';
import { advanceLife } from './life.ts';
import { dueOf } from './pending.ts';
import { calm } from './sleep.ts';

/** No container has more to do at one instant than to begin a check, to end it, to die, and to be started again. */
const mostAtOnce = 16;

/** Handles the next event of container `i`. There must be one. Throws where virtual time stands still. */
export function advance(fleet: Fleet, i: number): void {
  const { pace } = fleet;
  const due = dueOf(fleet, i);
  if (due !== pace.at) {
    pace.at = due;
    pace.steps = 0;
  }
  pace.steps += 1;
  if (pace.steps > mostAtOnce * fleet.size) throw new Error(stillAt(fleet, i));
  if (fleet.checkDue[i]! <= fleet.lifeDue[i]!) advanceCheck(fleet, i);
  else advanceLife(fleet, i);
}

function stillAt(fleet: Fleet, i: number): string {
  const nameOf = (steps: Readonly<Record<string, number>>, step: number): string =>
    Object.keys(steps).find((name) => steps[name] === step) ?? `${step}`;
  const [check, life] = [nameOf(checkStep, fleet.checkStepOf[i]!), nameOf(lifeStep, fleet.lifeStep[i]!)];
  const [checkDue, lifeDue] = [fleet.checkDue[i], fleet.lifeDue[i]];
  return `virtual time stands still at ${fleet.pace.at} ms: container ${i}, its health monitor at '${check}' (due ${checkDue}), its life at '${life}' (due ${lifeDue})`;
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

/** Puts container `i` where it is long after its start: up, healthy, and checked without end. Nothing of an earlier run is left. */
export function settle(fleet: Fleet, i: number): void {
  const p = fleet.profiles[fleet.profile[i]!]!;
  const never = Number.POSITIVE_INFINITY;
  const longAgo = -1e9;
  fleet.pace.steps = 0;
  fleet.status[i] = 1;
  fleet.alive[i] = 1;
  fleet.asleep[i] = p.checked ? 1 : 0;
  fleet.health[i] = p.checked ? 2 : 0;
  fleet.streak[i] = 0;
  fleet.startedAt[i] = longAgo;
  fleet.readyAt[i] = longAgo;
  fleet.endsAt[i] = never;
  fleet.checkStepOf[i] = 0;
  fleet.checkDue[i] = never;
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
  if (fleet.platform === platform.kubernetes) settleTicks(fleet, p, i);
  if (fleet.needs !== null) calm(fleet.needs, i);
}
