/** The health monitor of a fleet: gap, check, end, and what a result does, by the same rules as the whole simulator. */
import { gapInForce, isUnhealthy, streakAfter, timeLimit } from '../health-rules.ts';
import { rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import { change, checkStep, type Fleet, health, mode, platform, profileAt, status, verdict } from './fleet.ts';
import { endTick, resumeTicks, startTicks } from './kubernetes.ts';
import { die } from './life.ts';
import { arm, drawStall, stopChecks } from './pending.ts';
import type { Profile } from './profile.ts';
import { goGood, isGated, wouldServe } from './served.ts';
import { calm, maySleep } from './sleep.ts';
import { healUnhealthy } from './stop.ts';

/** Begins probing; at a start the state is reset, after an unpause it is kept. */
export function startChecks(fleet: Fleet, i: number, now: number, at: 'start' | 'unpause'): void {
  const p = profileAt(fleet, i);
  if (!p.checked) return;
  fleet.asleep[i] = 0;
  if (at === 'start') {
    fleet.health[i] = health.starting;
    fleet.streak[i] = 0;
  }
  if (fleet.platform === platform.kubernetes) {
    if (at === 'start') startTicks(fleet, p, i, now);
    else resumeTicks(fleet, p, i, now);
    return;
  }
  beginGap(fleet, p, i, now);
}

function beginGap(fleet: Fleet, p: Profile, i: number, now: number): void {
  const starting = fleet.health[i] === health.starting;
  const gap = gapInForce(p, starting, now - fleet.startedAt[i]!, fleet.rules.startInterval);
  scheduleProbe(fleet, p, i, now + gap + drawFrom(fleet.dice, p.lateness));
}

/** A probe that begins at `start`: its check is due, or its timeout where that comes first. */
export function scheduleProbe(fleet: Fleet, p: Profile, i: number, start: number): void {
  const { dice, rules } = fleet;
  const setup = drawFrom(dice, p.setup) + drawStall(p, dice);
  const limit = timeLimit(p.timeout, setup, rules.timeoutFromStart);
  const offset = setup + drawFrom(dice, p.program) + p.takesBefore;
  fleet.probeStart[i] = start;
  fleet.probeLimit[i] = start + limit;
  if (offset > limit) {
    end(fleet, p, i, verdict.timedOut, start + limit);
    return;
  }
  fleet.checkStepOf[i] = checkStep.ask;
  fleet.checkDue[i] = start + offset;
  arm(fleet, i);
}

/** The result of a probe that timed out counts after it was killed; before 23.0, at once. */
function end(fleet: Fleet, p: Profile, i: number, how: number, at: number): void {
  const kill = how === verdict.timedOut && !fleet.rules.timeoutFromStart ? drawFrom(fleet.dice, p.probeKill) : 0;
  fleet.checkStepOf[i] = checkStep.end;
  fleet.verdict[i] = how;
  fleet.checkDue[i] = at + kill;
  arm(fleet, i);
}

/** The next event of the monitor. */
export function advanceCheck(fleet: Fleet, i: number): void {
  const now = fleet.checkDue[i]!;
  const p = profileAt(fleet, i);
  if (fleet.checkStepOf[i] === checkStep.end) {
    endProbe(fleet, p, i, now);
    return;
  }
  const seen = see(fleet, i, now);
  const answered = now + fleet.late[i]! + p.takesAfter;
  const limit = fleet.probeLimit[i]!;
  if (seen === mode.hang || seen === mode.frozen || answered > limit) {
    end(fleet, p, i, verdict.timedOut, limit);
    return;
  }
  const passed = seen === mode.pass ? verdict.pass : verdict.fail;
  end(fleet, p, i, passed, answered + drawFrom(fleet.dice, p.exitHandling));
}

/** What a check finds: the worst of the app itself and of everybody it asks. A fault that spares callers is seen by its own check alone. */
export function see(fleet: Fleet, i: number, now: number, asCaller = false): number {
  const own = asCaller && fleet.spares[i] === 1 ? mode.pass : fleet.mode[i]!;
  if (own === mode.frozen || own === mode.hang) return own;
  if (fleet.alive[i] === 0 || now < fleet.readyAt[i]!) return mode.fail;
  if (own === mode.fail) return mode.fail;
  if (own === mode.flap && rollUnit(fleet.dice) < fleet.flapShare[i]!) return mode.fail;
  const { needs } = fleet;
  if (needs === null || needs.below[i] === 0) return mode.pass;
  for (let at = needs.from[i]!; at < needs.from[i + 1]!; at += 1) {
    const asked = needs.to[at]!;
    if (needs.troubled[asked] === 0 && needs.below[asked] === 0) continue;
    if (fleet.status[asked] === status.paused) return mode.hang;
    const found = see(fleet, asked, now, true);
    if (found !== mode.pass) return found;
    if (isGated(fleet, asked) && fleet.servedFrom[asked]! > now) return mode.fail;
  }
  return mode.pass;
}

function endProbe(fleet: Fleet, p: Profile, i: number, now: number): void {
  if (fleet.platform === platform.kubernetes) {
    endTick(fleet, p, i, now);
    return;
  }
  const how = fleet.verdict[i]!;
  const passed = how === verdict.pass;
  const starting = fleet.health[i] === health.starting;
  const since = fleet.probeStart[i]! - fleet.startedAt[i]!;
  fleet.streak[i] = streakAfter(passed, fleet.streak[i]!, starting, since, p.startPeriod);
  if (passed) becomeHealthy(fleet, p, i, now);
  else if (isUnhealthy(fleet.streak[i]!, p.retries)) becomeUnhealthy(fleet, p, i, now);
  // The wrapped check ends the process by itself, at its first failure, and only where it lives to do so.
  const heeds = p.model.endsOnTerm && fleet.mode[i] !== mode.frozen;
  if (p.exitsUnhealthy && how === verdict.fail && heeds) {
    die(fleet, i, now, p.model.termCode);
  }
  if (passed && rest(fleet, p, i, now)) return;
  const killed = how === verdict.timedOut && fleet.rules.timeoutFromStart ? drawFrom(fleet.dice, p.probeKill) : 0;
  beginGap(fleet, p, i, now + killed);
}

/** Leaves out the checks to come, where all of them would be good. */
export function rest(fleet: Fleet, p: Profile, i: number, now: number): boolean {
  if (!maySleep(fleet, p, i) || (fleet.needs !== null && see(fleet, i, now) !== mode.pass)) return false;
  if (fleet.needs !== null && fleet.servedFrom[i]! <= now) calm(fleet.needs, i);
  stopChecks(fleet, i);
  fleet.asleep[i] = 1;
  return true;
}

export function becomeHealthy(fleet: Fleet, p: Profile, i: number, now: number): void {
  if (fleet.health[i] === health.healthy) return;
  fleet.health[i] = health.healthy;
  fleet.tell(i, change.healthy, now + drawFrom(fleet.dice, p.healthEvent));
  if (isGated(fleet, i) && wouldServe(fleet, i)) goGood(fleet, i, Math.max(now, fleet.readyAt[i]!));
}

export function becomeUnhealthy(fleet: Fleet, p: Profile, i: number, now: number): void {
  if (fleet.health[i] === health.unhealthy) return;
  fleet.health[i] = health.unhealthy;
  fleet.tell(i, change.unhealthy, now + drawFrom(fleet.dice, p.healthEvent));
  healUnhealthy(fleet, p, i, now);
}
