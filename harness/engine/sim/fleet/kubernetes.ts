/**
 * What a kubelet makes of the same settings: probes at a fixed rate, a restart when the liveness probe fails, and its back-off.
 * `engine/SEMANTICS.md`, "Kubernetes"; from source, not measured. One stream of checks serves liveness and readiness, which have the
 * same settings and begin together; a startup probe comes before them where there is a start period.
 */
import { isUnhealthy } from '../health-rules.ts';
import { rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import { type Fleet, health, verdict } from './fleet.ts';
import { becomeHealthy, becomeUnhealthy, rest, scheduleProbe } from './health-checks.ts';
import { stopChecks } from './pending.ts';
import type { Profile } from './profile.ts';
import { healUnhealthy } from './stop.ts';

const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** A container that ran for so long has no back-off. */
const forgetsAfter = 600_000;
/** The kubelet lists its containers so often: what begins, and what ends without its doing, it sees then. */
const relist = 1000;
/** Creating and starting a new container; as measured under Swarm. */
const creating = { least: 440, most: 540 } as const;

/** The mapping of Docker's settings: whole seconds, at least one. */
export function kubernetesTimes<T extends { interval: number; timeout: number; startInterval: number }>(times: T): T {
  const whole = (length: number): number => Math.max(1000, Math.round(length / 1000) * 1000);
  return {
    ...times,
    interval: whole(times.interval),
    timeout: whole(times.timeout),
    startInterval: whole(times.startInterval),
  };
}

/** A pod of long ago: its workers began anywhere in time, so many periods ago that their ticks have nothing to do with each other. */
export function settleTicks(fleet: Fleet, p: Profile, i: number): void {
  fleet.ticksFrom[i] = -rollUnit(fleet.dice) * p.interval * Math.ceil(p.startInterval / 1000);
  fleet.startedUp[i] = 1;
}

/** The workers live as long as the pod, and probe a new container at their next tick after the relist that shows it. */
export function startTicks(fleet: Fleet, p: Profile, i: number, now: number): void {
  if (fleet.ticksFrom[i] === Number.POSITIVE_INFINITY) fleet.ticksFrom[i] = now;
  const seen = now + rollUnit(fleet.dice) * relist;
  fleet.startedUp[i] = p.startPeriod > 0 ? 0 : 1;
  if (fleet.startedUp[i] === 1) askReadiness(fleet, p, i, seen, seen + relist);
  else scheduleProbe(fleet, p, i, tickAfter(fleet, p, i, seen));
}

/** Readiness is also probed between ticks, when the pod is next synchronized, at a relist. That check ends nothing by failing. */
function askReadiness(fleet: Fleet, p: Profile, i: number, now: number, relisted: number): void {
  const tick = tickAfter(fleet, p, i, now);
  fleet.streak[i] = relisted < tick ? -1 : 0;
  scheduleProbe(fleet, p, i, Math.min(tick, relisted));
}

/** The next check of workers that go on ticking. */
export const resumeTicks = (fleet: Fleet, p: Profile, i: number, now: number): void =>
  scheduleProbe(fleet, p, i, tickAfter(fleet, p, i, now));

/** The first tick of the workers that check now, later than `at`: by more than what is lost in counting. */
export function tickAfter(fleet: Fleet, p: Profile, i: number, at: number): number {
  const period = fleet.startedUp[i] === 1 ? p.interval : p.startInterval;
  const from = fleet.ticksFrom[i]!;
  return from + (Math.floor((at - from) / period + 1e-6) + 1) * period;
}

export function endTick(fleet: Fleet, p: Profile, i: number, now: number): void {
  const passed = fleet.verdict[i] === verdict.pass;
  const starting = fleet.startedUp[i] === 0;
  if (passed && starting) {
    fleet.startedUp[i] = 1;
    askReadiness(fleet, p, i, now, now + rollUnit(fleet.dice) * relist);
    return;
  }
  const most = starting ? Math.ceil(p.startPeriod / p.startInterval) : p.retries;
  fleet.streak[i] = passed ? 0 : fleet.streak[i]! + 1;
  if (passed) {
    becomeHealthy(fleet, p, i, now);
    if (rest(fleet, p, i, now)) return;
  } else if (isUnhealthy(fleet.streak[i]!, most)) {
    // The worker rests until there is a new container.
    stopChecks(fleet, i);
    // What reads unhealthy since a pause has been acted on by nobody.
    if (fleet.health[i] === health.unhealthy) healUnhealthy(fleet, p, i, now);
    else becomeUnhealthy(fleet, p, i, now);
    return;
  }
  // Of the ticks that passed while it probed, one is kept.
  scheduleProbe(fleet, p, i, Math.max(now, tickAfter(fleet, p, i, fleet.probeStart[i]!)));
}

/** When the kubelet sees that the container has ended. */
export const noticeOfExit = (fleet: Fleet, i: number, now: number): number =>
  fleet.replaced[i] === 1 ? now : now + rollUnit(fleet.dice) * relist;

/** The wait that is due after so many restarts in a row, in milliseconds; 0: none. */
export const backOffAfter = (restarts: number): number =>
  restarts === 0 ? 0 : Math.min(longestBackOff, firstBackOff * 2 ** (restarts - 1));

/**
 * When the next container's process runs: CrashLoopBackOff from the exit on, the first restart at once. A Deployment restarts
 * always, whatever `restart:` says.
 */
export function kubernetesRestart(fleet: Fleet, p: Profile, i: number, noticed: number): number {
  const exit = fleet.diedAt[i]!;
  const fresh = fleet.backOff[i] === 0 || exit - fleet.startedAt[i]! >= forgetsAfter;
  const wait = fresh ? 0 : fleet.backOff[i]!;
  fleet.backOff[i] = fresh ? firstBackOff : Math.min(longestBackOff, wait * 2);
  fleet.restartCount[i]! += 1;
  const cost =
    creating.least + drawFrom(fleet.dice, p.startEvent) + rollUnit(fleet.dice) * (creating.most - creating.least);
  return Math.max(noticed, exit + wait) + cost;
}
