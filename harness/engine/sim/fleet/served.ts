/** Whether callers get good answers, since when, and for how long they got none. */
import { type Fleet, mode, platform, profileAt, status } from './fleet.ts';
import { trouble } from './sleep.ts';

const never = Number.POSITIVE_INFINITY;

/** From now on, until somebody says otherwise, callers get no good answers. */
export function goBad(fleet: Fleet, i: number, now: number): void {
  const from = good(fleet, i);
  if (from <= now) {
    fleet.badBefore[i]! += from - Math.min(from, fleet.badSince[i]!);
    fleet.badSince[i] = now;
  }
  fleet.servedFrom[i] = never;
  if (fleet.needs !== null) trouble(fleet, fleet.needs, i, now);
}

/** Good answers from `from` on: now, or when the app is up. */
export function goGood(fleet: Fleet, i: number, from: number): void {
  fleet.servedFrom[i] = from;
}

/** The instant from which users are served. */
export const good = (fleet: Fleet, i: number): number => Math.max(fleet.servedFrom[i]!, fleet.keptUntil[i]!);

/** Milliseconds without good answers since the container was first served, up to `now`. */
export function downtime(fleet: Fleet, i: number, now: number): number {
  const since = fleet.badSince[i]!;
  return fleet.badBefore[i]! + Math.max(0, Math.min(now, good(fleet, i)) - Math.min(now, since));
}

/** Swarm and Kubernetes send callers only to what passes its check; plain Docker sends them whatever it says. */
export const isGated = (fleet: Fleet, i: number): boolean =>
  fleet.platform !== platform.docker && profileAt(fleet, i).checked;

/** Whether the app itself would give callers good answers, once it is up. */
export const wouldServe = (fleet: Fleet, i: number): boolean =>
  fleet.alive[i] === 1 &&
  fleet.status[i] === status.running &&
  (fleet.spares[i] === 1 || fleet.mode[i] === mode.pass || fleet.mode[i] === mode.flap);
