/** The simulator's part: what a program may do is narrowed by what was measured, thousands of schedules are tried, and what fails is made small. */
import type { ExploreRow, MeasuredRow } from '../model/explore-row.ts';
import type { TriedPair } from '../model/pairs.ts';
import { type Schedule, scheduleText } from '../model/schedule.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';
import { fewestSuppositions } from './fewest-suppositions.ts';
import { type Habits, habitsKey, habitTexts, plainHabit } from './habits.ts';
import type { BrokenInvariant } from './invariants.ts';
import { possibleHabits } from './rule-out.ts';
import { runSchedule } from './run-schedule.ts';
import { byLikelihood, type Suspicion, searchPairs } from './search.ts';
import { failsMostly, type ScheduleAttempt, shrinkSchedule } from './shrink.ts';
import type { SimulatedStack } from './simulated-stack.ts';

export interface SuspectInput {
  readonly stack: SimulatedStack;
  readonly rows: readonly ExploreRow[];
  /** What was measured of single faults; may be none. */
  readonly measured: readonly MeasuredRow[];
  readonly count: number;
  readonly seed: string;
  /** How long is watched after the last fault is over. */
  readonly recovery: Duration;
  readonly pause: () => Promise<void>;
  readonly progress: (done: number, suspected: number) => void;
}

/** A schedule that fails on the simulator, as small as it can be there. */
export interface PairSuspect {
  readonly schedule: Schedule;
  readonly broke: readonly BrokenInvariant[];
  readonly supposes: readonly string[];
  readonly alike: readonly string[];
  /** It as it was found, and others of the same kind: where times are not as short as on the simulator, one of them may show it. */
  readonly others: readonly Schedule[];
  readonly simulated: TriedPair;
}

export interface PairSuspects {
  readonly simulated: number;
  readonly pairs: number;
  /** One for each thing that is broken, each schedule once; the likeliest first. */
  readonly suspects: readonly PairSuspect[];
}

/** So many other schedules of its kind are kept for each. */
const mostOthers = 3;

/** On the simulator it costs little. */
const shrinking = { step: milliseconds(500), shortest: seconds(1), most: 60 };

export async function suspectPairs(input: SuspectInput): Promise<PairSuspects> {
  const { stack, measured, recovery, seed, pause } = input;
  const possible = await possibleHabits(stack, { measured, recovery, seed, pause });
  const { simulated, pairs, suspicions } = await searchPairs({ ...input, possible });
  const plainer: Suspicion[] = [];
  for (const { schedule, habits, ...one } of suspicions) {
    const fewest = await fewestSuppositions(schedule, habits, possible, async (given, supposed) =>
      isBroken(await tryOnce(input, given, supposed, 'once')),
    );
    plainer.push({ ...one, schedule, habits: fewest });
  }
  const suspects: PairSuspect[] = [];
  for (const alike of Map.groupBy(plainer.toSorted(byLikelihood), causeOf).values()) {
    const suspect = await smallest(alike, input);
    // What breaks by one supposition or by another is one thing to try.
    const known = suspects.some(
      ({ schedule }) => suspect !== null && scheduleText(schedule) === scheduleText(suspect.schedule),
    );
    if (suspect !== null && !known) suspects.push(suspect);
  }
  return { simulated, pairs, suspects };
}

type Found = readonly BrokenInvariant[] | null;

/** `repeat`: which of its repeats it is. */
async function tryOnce(
  input: SuspectInput,
  schedule: Schedule,
  habits: Habits,
  repeat: number | 'once',
): Promise<Found> {
  const { stack, recovery, pause } = input;
  await pause();
  const seed = `${input.seed}/${scheduleText(schedule)}/${repeat}`;
  return runSchedule(stack, { schedule, habits, recovery, seed });
}

const isBroken = (found: Found): found is readonly BrokenInvariant[] => found !== null && found.length > 0;

/** Who is broken, and what is supposed: schedules that share both show one weakness. */
const causeOf = ({ broke, habits }: Suspicion): string => {
  const about = broke.map((one) => one.about).toSorted();
  const odd = new Map([...habits].filter(([, habit]) => habit !== plainHabit));
  return `${about.join(', ')} · ${habitsKey(odd)}`;
};

/** The first of them that fails more often than not, made small; null: none does. */
async function smallest(alike: readonly Suspicion[], input: SuspectInput): Promise<PairSuspect | null> {
  const { stack } = input;
  for (const suspicion of alike) {
    const { habits } = suspicion;
    const attempt: ScheduleAttempt = async (schedule, count, from) => {
      const seen: boolean[] = [];
      for (let repeat = from; repeat < from + count; repeat += 1) {
        seen.push(isBroken(await tryOnce(input, schedule, habits, repeat)));
      }
      return seen;
    };
    const shrunk = await shrinkSchedule(suspicion.schedule, attempt, shrinking);
    if (shrunk === null || shrunk.alone.some(failsMostly)) continue;
    const { schedule, repeats, alone } = shrunk;
    let broke = suspicion.broke;
    for (let repeat = repeats.of - 1; repeat >= 0; repeat -= 1) {
      const found = await tryOnce(input, schedule, habits, repeat);
      if (isBroken(found)) broke = found;
    }
    const supposes = stack.services.flatMap(({ name, needs }) =>
      habitTexts(name, needs, habits.get(name) ?? plainHabit),
    );
    const others = alike.filter((one) => one !== suspicion).map((one) => one.schedule);
    const simulatedPair = { ...repeats, alone };
    return {
      ...{ schedule, broke, supposes, alike: others.map(scheduleText), simulated: simulatedPair },
      others: [suspicion.schedule, ...others].slice(0, mostOthers),
    };
  }
  return null;
}
