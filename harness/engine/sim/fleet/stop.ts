/** Ending a process from outside: by an operator, a sidecar, Swarm or a kubelet; and the wait until somebody does. */
import { rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import { afterwards, change, type Fleet, lifeStep, mode, platform, profileAt, status } from './fleet.ts';
import { start } from './life.ts';
import { leavesByItself, scheduleLife } from './pending.ts';
import type { Profile } from './profile.ts';
import { goBad, isGated } from './served.ts';

/** From a Swarm task's `unhealthy` to its stop, in milliseconds: 2 s to take it out of service, on a user network alone. */
export const swarmDetach = { bridged: 2013, plain: 14 } as const;

/** Who brings back what has just become unhealthy; on plain Docker nobody but a sidecar. */
export function healUnhealthy(fleet: Fleet, p: Profile, i: number, now: number): void {
  if (isGated(fleet, i)) {
    goBad(fleet, i, now);
    fleet.replaced[i] = 1;
  }
  if (fleet.platform === platform.kubernetes) {
    if (!endsAnyway(fleet, i, now)) stop(fleet, i, now, 0, afterwards.policy);
    return;
  }
  if (fleet.platform === platform.swarm) {
    const wait = p.model.bridged ? swarmDetach.bridged : swarmDetach.plain;
    beforeDeath(fleet, i, lifeStep.stop, now + wait);
    return;
  }
  // The sidecar checks every so often; where in that it is has nothing to do with the container.
  if (p.healEvery > 0) beforeDeath(fleet, i, lifeStep.heal, now + rollUnit(fleet.dice) * p.healEvery);
}

function beforeDeath(fleet: Fleet, i: number, step: number, at: number): void {
  if (!endsAnyway(fleet, i, at)) scheduleLife(fleet, i, step, at);
}

/** Nobody need come at `at`: it is dead or told to end, leaves by itself before, or somebody comes already. */
function endsAnyway(fleet: Fleet, i: number, at: number): boolean {
  if (fleet.lifeStep[i] === lifeStep.none) return false;
  return !leavesByItself(fleet, i) || fleet.lifeDue[i]! <= at;
}

/** SIGTERM in `delay` milliseconds, and SIGKILL at the end of the grace to what ignores it. */
export function stop(fleet: Fleet, i: number, now: number, delay: number, next: number, grace?: number): void {
  const { endsOnTerm, stopGrace, termCode } = profileAt(fleet, i).model;
  const heeds = endsOnTerm && fleet.mode[i] !== mode.frozen;
  const at = now + delay + (heeds ? 0 : (grace ?? stopGrace));
  fleet.then[i] = next;
  fleet.tell(i, change.signalled, now + delay);
  // A second signal keeps nobody alive.
  if (fleet.lifeStep[i] === lifeStep.death && fleet.lifeDue[i]! <= at) return;
  fleet.exitCode[i] = heeds ? termCode : 137;
  scheduleLife(fleet, i, lifeStep.death, at);
}

/** Through the engine's API, which cancels the restart policy; what waits for its restart on plain Docker stays down, or starts now. */
export function apiStop(fleet: Fleet, i: number, now: number, next: number, grace?: number): void {
  fleet.cancelled[i] = 1;
  fleet.manuallyStopped[i] = 1;
  if (fleet.alive[i] === 1) {
    stop(fleet, i, now, drawFrom(fleet.dice, profileAt(fleet, i).apiSignal), next, grace);
    return;
  }
  const ending = fleet.lifeStep[i] === lifeStep.handled || fleet.lifeStep[i] === lifeStep.cleaned;
  if (ending) fleet.then[i] = next;
  // What Swarm or a kubelet is about to start is started all the same.
  if (fleet.lifeStep[i] !== lifeStep.run || fleet.platform !== platform.docker) return;
  if (next === afterwards.start) {
    start(fleet, i, now);
    return;
  }
  fleet.status[i] = status.exited;
  fleet.tell(i, change.stopped, now);
  scheduleLife(fleet, i, lifeStep.none, Number.POSITIVE_INFINITY);
}
