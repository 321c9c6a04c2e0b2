/** What the engine's health monitor decides, pure: one truth for the whole simulator and for the fleet. Source: moby `daemon/health.go`. */

/** The lengths of a health check in milliseconds. */
export interface HealthTimes {
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
  readonly startInterval: number;
}

/**
 * The idle gap before the next probe, chosen once when it begins. `sinceStart`: from `StartedAt` to that instant;
 * `known`: this engine has a start interval (25.0). No engine known shortens a gap during which the start period ends: see
 * `engine/SEMANTICS.md`, "Docker: health".
 */
export function gapInForce(times: HealthTimes, starting: boolean, sinceStart: number, known: boolean): number {
  return starting && known && sinceStart < times.startPeriod ? times.startInterval : times.interval;
}

/** From a probe's start to its timeout. Before 23.0 the set-up of the exec counts, since then only the running process. */
export const timeLimit = (timeout: number, setup: number, fromStart: boolean): number =>
  fromStart ? timeout : timeout + setup;

/**
 * The failing streak after a result. One success ends it; a failure while starting counts only if its probe began, at
 * `sinceStart` after `StartedAt`, when the start period was over.
 */
export function streakAfter(
  passed: boolean,
  streak: number,
  starting: boolean,
  sinceStart: number,
  startPeriod: number,
): number {
  if (passed) return 0;
  return starting && sinceStart < startPeriod ? streak : streak + 1;
}

/** Retries of 0 mean 3. */
export const isUnhealthy = (streak: number, retries: number): boolean => streak >= (retries > 0 ? retries : 3);
