/** What Swarm makes of a task that ended: a new one in its place, or nothing. `engine/SEMANTICS.md`, "Swarm". */
import { rollUnit } from './dice.ts';
import type { Fleet } from './fleet.ts';
import type { Profile } from './profile.ts';

/** Condition, delay and attempts as Swarm has them when nobody says otherwise, in milliseconds. */
const usualDelay = 5000;

/** From a task's `die` to the next one's start beside the delay: scheduled, created and started. Measured 441–551. */
const replacing = { least: 440, most: 540 } as const;

/**
 * When the replacement's process runs; infinite: never. Swarm does not read `restart:`, so `no`, which is what Compose has
 * where nobody says anything, is Swarm's own default; `on-failure` means its condition of that name, by which a task that ends
 * with 0 is complete and stays so.
 */
export function swarmReplacement(fleet: Fleet, p: Profile, i: number, now: number): number {
  const { restart } = p;
  if (restart.name === 'on-failure') {
    if (fleet.exitCode[i] === 0) return Number.POSITIVE_INFINITY;
    if (restart.maxAttempts > 0 && fleet.restartCount[i]! >= restart.maxAttempts) return Number.POSITIVE_INFINITY;
  }
  fleet.restartCount[i]! += 1;
  return now + usualDelay + replacing.least + rollUnit(fleet.dice) * (replacing.most - replacing.least);
}
