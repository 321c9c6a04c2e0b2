/** A schedule that fails → the smallest that still fails: over its faults, then over its times; each candidate is repeated until it is sure. */
import { distinct } from '../model/distinct.ts';
import type { Repeats } from '../model/pairs.ts';
import { eachAlone, type Schedule } from '../model/schedule.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { mostRepeats, repeatsToBeSure, surely } from '../statistics/sign-test.ts';

/**
 * Tries it so many times, `from` times having been tried before: whether it broke something, each time. What could not be tried is left out;
 * where nothing is left, nobody can try it any more.
 */
export type ScheduleAttempt = (schedule: Schedule, count: number, from: number) => Promise<readonly boolean[]>;

export interface Shrunk {
  readonly schedule: Schedule;
  readonly repeats: Repeats;
  /** Of each of the faults alone, in the order of the schedule that was given. */
  readonly alone: readonly Repeats[];
  /** How many schedules were tried on the way, each of them several times. */
  readonly candidates: number;
}

export interface ShrinkOptions {
  /** Times are whole multiples of this. */
  readonly step: Duration;
  /** No time of holding is shorter. */
  readonly shortest: Duration;
  /** At most so many candidates; what is smallest by then is given. */
  readonly most: number;
}

/** Repeats until the sign test is sure, one way or the other, or no repeat more would make it so. */
async function repeated(schedule: Schedule, attempt: ScheduleAttempt, before: Repeats = none): Promise<Repeats> {
  let { failed, of } = before;
  while (of < mostRepeats && surely(failed, of) === 'open') {
    const more = await attempt(schedule, repeatsToBeSure(failed, of), of);
    if (more.length === 0) break;
    failed += more.filter((broke) => broke).length;
    of += more.length;
  }
  return { failed, of };
}

/** The same, but given up where the first repeats break nothing: to leave a candidate out, nobody need be sure. */
async function hopeful(schedule: Schedule, attempt: ScheduleAttempt): Promise<Repeats> {
  const first = await attempt(schedule, enoughToDoubt, 0);
  const before = { failed: first.filter((broke) => broke).length, of: first.length };
  return before.failed === 0 ? before : repeated(schedule, attempt, before);
}

const enoughToDoubt = 2;

const none: Repeats = { failed: 0, of: 0 };

/** Surely more often than not. */
export const failsMostly = ({ failed, of }: Repeats): boolean => surely(failed, of) === 'more often than not';

/** `before`: what is known of its repeats already. Null: it does not surely fail more often than not to begin with. */
export async function shrinkSchedule(
  given: Schedule,
  attempt: ScheduleAttempt,
  options: ShrinkOptions,
  before: Repeats = none,
): Promise<Shrunk | null> {
  const repeats = await repeated(given, attempt, before);
  if (!failsMostly(repeats)) return null;
  const alone: Repeats[] = [];
  let [candidates, smallest] = [1, { schedule: given, repeats }];
  for (const one of given.second === null ? [] : eachAlone(given)) {
    const seen = await repeated(one, attempt);
    candidates += 1;
    alone.push(seen);
    if (failsMostly(seen) && smallest.schedule.second !== null) smallest = { schedule: one, repeats: seen };
  }
  for (let shrinks = true; shrinks && candidates < options.most; ) {
    shrinks = false;
    for (const time of times) {
      for (const candidate of shorter(smallest.schedule, time, options)) {
        if (candidates >= options.most) break;
        candidates += 1;
        const seen = await hopeful(candidate, attempt);
        if (!failsMostly(seen)) continue;
        smallest = { schedule: candidate, repeats: seen };
        shrinks = true;
        break;
      }
    }
  }
  return { ...smallest, alone, candidates };
}

const times = ['first hold', 'second hold', 'after'] as const;

/** The same schedule with one of its times shorter: as short as can be, then half of it, a quarter less, one step less. */
function shorter(schedule: Schedule, time: (typeof times)[number], { step, shortest }: ShrinkOptions): Schedule[] {
  const length = lengthOf(schedule, time);
  if (length === null) return [];
  const least = time === 'after' ? 0 : shortest;
  const stepped = [least, length / 2, (3 * length) / 4, length - step].map((one) => Math.ceil(one / step) * step);
  return distinct(stepped)
    .filter((one) => one >= least && one < length)
    .map((one) => withLength(schedule, time, milliseconds(one)));
}

function lengthOf({ first, second }: Schedule, time: (typeof times)[number]): Duration | null {
  switch (time) {
    case 'first hold':
      return first.hold;
    case 'second hold':
      return second?.hold ?? null;
    case 'after':
      return second?.after ?? null;
  }
}

/** A second fault that came so long after the end of the first still does. */
function withLength({ first, second }: Schedule, time: (typeof times)[number], length: Duration): Schedule {
  switch (time) {
    case 'first hold': {
      const cut = milliseconds((first.hold ?? 0) - length);
      const follows = second !== null && second.after >= (first.hold ?? 0);
      const moved = follows ? { ...second, after: milliseconds(second.after - cut) } : second;
      return { first: { ...first, hold: length }, second: moved };
    }
    case 'second hold':
      return { first, second: second === null ? null : { ...second, hold: length } };
    case 'after':
      return { first, second: second === null ? null : { ...second, after: length } };
  }
}
