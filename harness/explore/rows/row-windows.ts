/** How long a row is watched: as long as its settings ask for, within what a budget bears. */
import { latest } from '../../model/bound.ts';
import type { ExploreRow } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import { servicesStruck } from '../../model/fault-facts.ts';
import { isHeld } from '../../model/fault-traits.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { Prediction } from '../../model/plan.ts';
import { type Duration, milliseconds, seconds, sum } from '../../model/time.ts';

/** The steady state is waited for before it, so a moment shows it. */
export const rowBaseline: Duration = seconds(2);

/** Before a remedy there is nothing to be seen but that it is still needed. */
export const remedyBaseline: Duration = milliseconds(500);

/** For so long a probe must be good again to count as recovered: what falls again later is found not to be steady. */
export const rowGoodFor: Duration = seconds(3);

const within = (least: Duration, length: number, most: Duration): Duration =>
  milliseconds(Math.min(most, Math.max(least, Math.ceil(length / 1000) * 1000)));

/** Long enough for a check to notice, where that is not too long to wait for. Null: it is momentary. */
export function holdOf(fault: Fault, { detection }: Prediction): Duration | null {
  if (!isHeld(fault)) return null;
  return within(seconds(8), detection === null ? 0 : latest(detection) + 1000, seconds(15));
}

/** A check that is late to call it healthy is waited for after a fault that it noticed, and no longer than this after any other. */
const mostForEngine: Duration = seconds(8);

/** Long enough to be seen to be good again, after the engine has done its part and the service has started. */
export function recoveryOf(
  fault: Fault,
  { engineRecovery, userRecovery }: Prediction,
  learned: LearnedStack,
): Duration {
  const start = startOf(servicesStruck(fault), learned) + 2000;
  const bounds = [engineRecovery, userRecovery].map((bound) => (bound === null ? 0 : latest(bound)));
  const predicted = isHeld(fault) ? Math.max(...bounds) : Math.min(mostForEngine, Math.max(...bounds));
  return within(seconds(9), Math.max(predicted, start) + rowGoodFor + 1000, seconds(25));
}

/** The least time that a row takes; 0 where there is none. */
export const shortestRow = (rows: readonly ExploreRow[]): Duration =>
  milliseconds(Math.min(...rows.map(({ hold, recovery }) => sum(rowBaseline, hold ?? milliseconds(0), recovery))));

/** After a remedy: its service starts, and is seen to be good. */
export const remedyRecoveryOf = (fault: Fault, learned: LearnedStack): Duration =>
  within(seconds(6), sum(startOf([fault.target], learned), rowGoodFor) + 2000, seconds(15));

const startOf = (names: readonly string[], { services }: LearnedStack): Duration =>
  milliseconds(Math.max(0, ...services.flatMap((one) => (names.includes(one.name) ? [one.startsIn ?? 1000] : []))));
