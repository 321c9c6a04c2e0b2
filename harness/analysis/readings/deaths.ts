/** What becomes of a container that died: the engine's policy decides, with its count and the exit; not whether a start was seen. */
import type { RestartPolicy } from '../../model/settings.ts';
import { restartsOn } from '../../prediction/restart.ts';
import type { Change } from '../event-index.ts';

export interface ObservedDeath {
  /** Through the API: a signal or a stop stands between the last start and this death, so no policy acts. */
  readonly byEngine: boolean;
  /** The engine starts it again, after a back-off however long: by its policy, or as the second half of a restart. */
  readonly again: boolean;
  /** The policy would have started it again, had it any retries left. */
  readonly usedUp: boolean;
}

/**
 * Every death of one container, by its place in `changes`. The count of `on-failure:N` begins again with a start through the API, and
 * with nothing else (moby `restartmanager`). An exit code whose event was lost leaves it to the start that follows.
 */
export function deathsOf(changes: readonly Change[], policy: RestartPolicy): ReadonlyMap<number, ObservedDeath> {
  const deaths = new Map<number, ObservedDeath>();
  let retries = 0;
  let last: ObservedDeath | null = null;
  changes.forEach(({ change }, index) => {
    if (change.to === 'created' || change.to === 'restarted') retries = 0;
    if (change.to === 'started' && !(last?.again && !last.byEngine)) retries = 0;
    if (change.to !== 'died') return;
    const byEngine = diedByEngine(changes, index);
    const next = startAfter(changes, index);
    const restarted = next !== null && changes[next + 1]?.change.to === 'restarted';
    const code = change.exitCode ?? (next === null ? 0 : 1);
    const wants = !byEngine && restartsOn(policy, { by: 'itself', code });
    const again = wants && restartsOn(policy, { by: 'itself', code }, retries);
    if (again) retries += 1;
    last = { byEngine, again: again || (byEngine && restarted), usedUp: wants && !again };
    deaths.set(index, last);
  });
  return deaths;
}

/** The place of the start that followed this death; null: none did, or another container's. */
export function startAfter(changes: readonly Change[], died: number): number | null {
  for (let i = died + 1; i < changes.length; i++) {
    const { to } = changes[i]!.change;
    if (to === 'started') return i;
    if (to === 'created' || to === 'removed') return null;
  }
  return null;
}

/** Whether a signal or a stop through the API stands between the last start and this death: then no policy acts. */
export function diedByEngine(changes: readonly Change[], died: number): boolean {
  for (let i = died - 1; i >= 0; i--) {
    const { to } = changes[i]!.change;
    if (to === 'signalled' || to === 'stopped') return true;
    if (to === 'started' || to === 'died') return false;
  }
  return false;
}
