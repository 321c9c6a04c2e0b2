/** What is due for a container: the next event of its health monitor and of its life, the earlier of which counts. */
import { type Dice, rollUnit } from './dice.ts';
import { checkStep, type Fleet, lifeStep } from './fleet.ts';
import type { Profile } from './profile.ts';
import { setDue } from './queue.ts';

export const dueOf = (fleet: Fleet, i: number): number => Math.min(fleet.checkDue[i]!, fleet.lifeDue[i]!);

/** Tells the queue, where there is one. */
export function arm(fleet: Fleet, i: number): void {
  if (fleet.queue !== null) setDue(fleet.queue, i, dueOf(fleet, i));
}

export function scheduleLife(fleet: Fleet, i: number, step: number, at: number): void {
  fleet.lifeStep[i] = step;
  fleet.lifeDue[i] = at;
  arm(fleet, i);
}

/** Nothing is under way but what the process does by itself: it may leave. */
export function restLife(fleet: Fleet, i: number): void {
  const at = fleet.endsAt[i]!;
  scheduleLife(fleet, i, at === Number.POSITIVE_INFINITY ? lifeStep.none : lifeStep.death, at);
}

/** The next event of its life is that the process leaves by itself. */
export const leavesByItself = (fleet: Fleet, i: number): boolean =>
  fleet.lifeStep[i] === lifeStep.death && fleet.lifeDue[i] === fleet.endsAt[i];

/** The monitor is gone with what it was doing. */
export function stopChecks(fleet: Fleet, i: number): void {
  fleet.checkStepOf[i] = checkStep.none;
  fleet.checkDue[i] = Number.POSITIVE_INFINITY;
  fleet.asleep[i] = 0;
  arm(fleet, i);
}

/** Now and then the set-up of an exec stalls; nearly always 0. */
export function drawStall({ stallProbability, stallMax }: Profile, dice: Dice): number {
  if (stallProbability === 0 || rollUnit(dice) >= stallProbability) return 0;
  const u = rollUnit(dice);
  return stallMax * u * u * u;
}
