/**
 * What a kubelet makes of the same settings: probes at a fixed rate, a restart when the liveness probe fails, and its back-off.
 * `reference/engine-semantics.md` §5; from source, not measured. One stream of looks serves liveness and readiness, which have the
 * same settings and begin together; a startup probe comes before them where there is a start period.
 */
import { isUnhealthy } from '../health-rules.ts';
import { rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import { type Fleet, health, verdict } from './fleet.ts';
import { becomeHealthy, becomeUnhealthy, rest, scheduleProbe } from './looks.ts';
import type { Profile } from './profile.ts';

const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** A container that ran for so long has no back-off. */
const forgetsAfter = 600_000;
/** An exit that the kubelet did not bring about is seen at its next relist. */
const relist = 1000;
/** Creating and starting a new container; as measured under Swarm. */
const creating = { least: 440, most: 540 } as const;

/** The mapping of Docker's settings (§5.3): whole seconds, at least one. */
export function kubernetesTimes<T extends { interval: number; timeout: number; startInterval: number }>(times: T): T {
  const whole = (length: number): number => Math.max(1000, Math.round(length / 1000) * 1000);
  return {
    ...times,
    interval: whole(times.interval),
    timeout: whole(times.timeout),
    startInterval: whole(times.startInterval),
  };
}

/** The first probe comes when its worker starts: at once. */
export function startTicks(fleet: Fleet, p: Profile, i: number, now: number): void {
  scheduleProbe(fleet, p, i, now);
}

/** Whether the startup probe, and no other, is looking. */
const isStarting = (fleet: Fleet, p: Profile, i: number): boolean =>
  p.startPeriod > 0 && fleet.health[i] === health.starting;

export function endTick(fleet: Fleet, p: Profile, i: number, now: number): void {
  const passed = fleet.verdict[i] === verdict.pass;
  const starting = isStarting(fleet, p, i);
  const most = starting ? Math.ceil(p.startPeriod / p.startInterval) : p.retries;
  fleet.streak[i] = passed ? 0 : fleet.streak[i]! + 1;
  if (passed) {
    becomeHealthy(fleet, p, i, now);
    if (rest(fleet, p, i, now)) return;
  } else if (isUnhealthy(fleet.streak[i]!, most)) {
    // The worker rests until there is a new container.
    fleet.lookDue[i] = Number.POSITIVE_INFINITY;
    becomeUnhealthy(fleet, p, i, now);
    return;
  }
  // Ticks are counted from the last probe's start; of those that passed while it ran, one is kept.
  const period = starting ? p.startInterval : p.interval;
  const missed = Math.floor((now - fleet.probeStart[i]!) / period);
  const next = fleet.probeStart[i]! + period;
  scheduleProbe(fleet, p, i, missed >= 1 ? now : next);
}

/** When the kubelet sees that the container has ended. */
export const noticeOfExit = (fleet: Fleet, i: number, now: number): number =>
  fleet.replaced[i] === 1 ? now : now + rollUnit(fleet.dice) * relist;

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
