/** Whether and when the engine starts a dead container again: the decision of its restart manager, pure. */
import type { RestartPolicy } from '../../model/settings.ts';

/** Constants of moby's restart manager, in milliseconds; unchanged from 20.10 on. */
const firstDelay = 100;
const longestDelay = 60_000;
const resetAfter = 10_000;

export interface Exit {
  readonly policy: RestartPolicy;
  readonly exitCode: number;
  /** From `StartedAt` to the handling of the exit. */
  readonly uptime: number;
  readonly restartCount: number;
  /** The delay before the life that ended now; 0 when it was started through the API. */
  readonly lastDelay: number;
  readonly cancelled: boolean;
  readonly manuallyStopped: boolean;
}

/** The delay before the restart in milliseconds, counted from the handling of the exit; null: it stays down. */
export function restartDelay(exit: Exit): number | null {
  if (exit.cancelled || !policyWants(exit)) return null;
  if (exit.uptime >= resetAfter || exit.lastDelay === 0) return firstDelay;
  return Math.min(longestDelay, exit.lastDelay * 2);
}

function policyWants({ policy, exitCode, restartCount, manuallyStopped }: Exit): boolean {
  switch (policy.name) {
    case 'no':
      return false;
    case 'always':
      return true;
    case 'unless-stopped':
      return !manuallyStopped;
    case 'on-failure':
      return exitCode !== 0 && (policy.maxAttempts === 0 || restartCount < policy.maxAttempts);
  }
}

/**
 * Whether a signal through the API cancels the restart manager until the next API start. It does, even when harmless,
 * unless the image names a stop signal and this is another one.
 */
export const signalCancels = (signal: string, stopSignal: string | null): boolean =>
  signal === 'KILL' || stopSignal === null || signal === stopSignal;
