/**
 * A healthy container's good checks are no events: it sleeps, and where in its cycle it is gets drawn when something happens.
 *
 * Good cycles (gap, lateness, set-up, check, end) are independent and of one law, so the checks are a renewal process. Seen at an
 * instant that has nothing to do with the checks and may fall anywhere over many cycles, such a process is in its stationary
 * state: the cycle that holds the instant has the law of a cycle weighted by its length (a long one is met more often), and
 * the instant lies anywhere in it with equal chance. That pair is drawn here, so the story from there on is exact in
 * distribution. What is given up: two containers that were started together keep step for a while, and their phases are drawn
 * apart.
 */
import { type Dice, rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import { checkStep, type Fleet, health, mode, platform, profileAt, verdict } from './fleet.ts';
import { eachUser, type Needs } from './graph.ts';
import { tickAfter } from './kubernetes.ts';
import { arm, drawStall } from './pending.ts';
import type { Profile } from './profile.ts';

/** Whether its checks may be left out: healthy, nothing wrong, and a good check that always ends in time. */
export function maySleep(fleet: Fleet, p: Profile, i: number): boolean {
  const longest = p.cycleMost + (fleet.rules.timeoutFromStart ? p.stallMax : 0);
  return (
    fleet.sleeps &&
    fleet.health[i] === health.healthy &&
    fleet.streak[i] === 0 &&
    fleet.mode[i] === mode.pass &&
    fleet.late[i] === 0 &&
    longest <= p.timeout
  );
}

/** The container's checks are events again. `phase` 0 … 1: how much of the way from the end of its last check to the end of the next; null: anywhere. */
export function wake(fleet: Fleet, i: number, now: number, phase: number | null = null): void {
  if (fleet.asleep[i] === 0) return;
  fleet.asleep[i] = 0;
  const p = profileAt(fleet, i);
  const { dice } = fleet;
  if (fleet.platform === platform.kubernetes) {
    const cycle = cycleOfTicks(p, dice);
    enter(fleet, p, i, now, cycle, shareOfTicks(fleet, p, i, now, cycle));
    return;
  }
  if (phase === null) {
    enter(fleet, p, i, now, cycleByLength(p, dice), rollUnit(dice));
    return;
  }
  enter(fleet, p, i, now, drawCycle(p, dice, drawStall(p, dice)), phase);
}

/** Lengths of a good cycle's parts. */
interface Cycle {
  readonly gap: number;
  readonly setup: number;
  readonly work: number;
  readonly rest: number;
}

const lengthOf = ({ gap, setup, work, rest }: Cycle): number => gap + setup + work + rest;

const drawCycle = (p: Profile, dice: Dice, stall: number): Cycle => ({
  gap: p.interval + drawFrom(dice, p.lateness),
  setup: drawFrom(dice, p.setup) + stall,
  work: drawFrom(dice, p.program) + p.takesBefore,
  rest: p.takesAfter + drawFrom(dice, p.exitHandling),
});

/**
 * A cycle weighted by its length. The length is a sum of two independent parts, the cycle without its stall and the stall, so
 * one of them is weighted, each as often as its share in the mean. Weighted by refusal; the stall is stallMax·u³, and u with
 * density 4u³ is the largest of four.
 */
function cycleByLength(p: Profile, dice: Dice): Cycle {
  const mean = p.interval + p.cycleMean;
  const stalls = (p.stallProbability * p.stallMax) / 4;
  if (stalls > 0 && rollUnit(dice) * (mean + stalls) >= mean) {
    const u = Math.max(rollUnit(dice), rollUnit(dice), rollUnit(dice), rollUnit(dice));
    return drawCycle(p, dice, p.stallMax * u * u * u);
  }
  const most = p.interval + p.cycleMost;
  for (;;) {
    const cycle = drawCycle(p, dice, 0);
    if (rollUnit(dice) * most > lengthOf(cycle)) continue;
    return { ...cycle, setup: cycle.setup + drawStall(p, dice) };
  }
}

/** Kubernetes probes at a fixed rate, so that the cycle always has one length: the rest of the period is its gap. */
function cycleOfTicks(p: Profile, dice: Dice): Cycle {
  const cycle = drawCycle(p, dice, drawStall(p, dice));
  return { ...cycle, gap: Math.max(0, p.interval - cycle.setup - cycle.work - cycle.rest) };
}

/** How far the ticks are into the cycle; checks that take their whole period go by no tick, and may be anywhere. */
function shareOfTicks(fleet: Fleet, p: Profile, i: number, now: number, { gap }: Cycle): number {
  if (gap === 0) return rollUnit(fleet.dice);
  const sinceEnd = gap - (tickAfter(fleet, p, i, now) - now);
  return sinceEnd / p.interval + (sinceEnd < 0 ? 1 : 0);
}

/** Puts the container `share` of the way into the cycle. */
function enter(fleet: Fleet, p: Profile, i: number, now: number, cycle: Cycle, share: number): void {
  const into = share * lengthOf(cycle);
  const start = now - into + cycle.gap;
  fleet.probeStart[i] = start;
  fleet.probeLimit[i] = start + p.timeout + (fleet.rules.timeoutFromStart ? 0 : cycle.setup);
  const asked = start + cycle.setup + cycle.work;
  if (asked > now) {
    fleet.checkStepOf[i] = checkStep.ask;
    fleet.checkDue[i] = asked;
  } else {
    fleet.checkStepOf[i] = checkStep.end;
    fleet.verdict[i] = verdict.pass;
    fleet.checkDue[i] = asked + cycle.rest;
  }
  arm(fleet, i);
}

/** It gives no good answers any more: everybody whose check asks `i`, directly or not, is examined again. */
export function trouble(fleet: Fleet, needs: Needs, i: number, now: number): void {
  const known = needs.troubled[i] === 1;
  needs.troubled[i] = 1;
  eachUser(needs, i, (user) => {
    if (!known) needs.below[user]! += 1;
    wake(fleet, user, now);
  });
}

/** It gives good answers again, and nobody need ask it any more. */
export function calm(needs: Needs, i: number): void {
  if (needs.troubled[i] === 0) return;
  needs.troubled[i] = 0;
  eachUser(needs, i, (user) => {
    needs.below[user]! -= 1;
  });
}
