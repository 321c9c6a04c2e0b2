/** What a restart policy makes of a death, and how long it waits. Source: moby `restartmanager`; `engine/SEMANTICS.md`, "Docker: restart policy". */
import type { RestartPolicy } from '../model/settings.ts';
import { type Duration, type DurationRange, milliseconds, range, seconds } from '../model/time.ts';
import { defaultCosts, type EngineCosts } from './costs.ts';
import { addRanges, exactly, lessRange } from './ranges.ts';

/** How a container's first process came to its end. */
export type Death =
  /** Killed or left by itself with `code`; a SIGKILL from outside the engine is 137. */
  | { readonly by: 'itself'; readonly code: number }
  /** Through the engine's kill path, which stop, restart and kill share: it cancels every policy. */
  | { readonly by: 'engine' };

/** Uptime from which the next back-off is the first again, whatever the exit code. */
export const backOffResetAfter: Duration = seconds(10);

/** Whether the policy restarts after this death, `restartsSoFar` restarts into its series. */
export function restartsOn(policy: RestartPolicy, death: Death, restartsSoFar = 0): boolean {
  if (death.by === 'engine') return false;
  switch (policy.name) {
    case 'no':
      return false;
    case 'always':
    case 'unless-stopped':
      return true;
    case 'on-failure':
      return death.code !== 0 && (policy.maxAttempts === 0 || restartsSoFar < policy.maxAttempts);
  }
}

/** The wait before the `n`-th restart in a row, `n` ≥ 1: 0.1 s, doubled each time, at most 60 s, no jitter. */
export const backOff = (n: number): Duration => milliseconds(Math.min(100 * 2 ** (n - 1), 60_000));

/**
 * Death to the decision to start, plus the start, of the `n`-th restart in a row: max(e + b, teardown) + s, e the handling of the exit.
 */
export function deathToStart(
  n: number,
  { handled, teardown, start }: Pick<EngineCosts, 'handled' | 'teardown' | 'start'>,
): DurationRange {
  const waited = addRanges(handled, exactly(backOff(n)));
  return addRanges(
    range(milliseconds(Math.max(waited.min, teardown.min)), milliseconds(Math.max(waited.max, teardown.max))),
    start,
  );
}

/**
 * `die` to `start` of the `n`-th restart in a row: max(0, b − c) + s. The back-off b runs from the handling of the exit, before
 * the network is torn down, so that the cleanup c hides a part of it.
 */
export function backOffBounds(n: number, costs: Pick<EngineCosts, 'cleanup' | 'start'> = defaultCosts): DurationRange {
  return addRanges(lessRange(exactly(backOff(n)), costs.cleanup), costs.start);
}
