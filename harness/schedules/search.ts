/** Thousands of schedules of two faults on the simulator: which break what neither of their faults breaks alone. */
import type { ExploreRow } from '../model/explore-row.ts';
import { eachAlone, type Schedule } from '../model/schedule.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';
import { seededBy } from '../statistics/seeded.ts';
import { pairsInTurn, scheduleOf } from './choose.ts';
import { type Habit, type Habits, habitsKey, plainHabit, suppositions } from './habits.ts';
import type { BrokenInvariant } from './invariants.ts';
import { runSchedule } from './run-schedule.ts';
import type { SimulatedStack } from './simulated-stack.ts';

export interface SearchInput {
  readonly stack: SimulatedStack;
  readonly rows: readonly ExploreRow[];
  /** Of each service that needs another. */
  readonly possible: ReadonlyMap<ServiceName, readonly Habit[]>;
  /** How many schedules. */
  readonly count: number;
  readonly recovery: Duration;
  readonly seed: string;
  /** Lets others have their turn, and ends the search where it throws. */
  readonly pause: () => Promise<void>;
  readonly progress: (done: number, suspected: number) => void;
}

/** A pair of rows that breaks something on the simulator, by one of its schedules. */
export interface Suspicion {
  readonly schedule: Schedule;
  readonly habits: Habits;
  /** Of the schedules of this pair that were tried, and that broke what neither fault broke alone. */
  readonly tried: number;
  readonly broken: number;
  readonly broke: readonly BrokenInvariant[];
}

export interface SearchResult {
  /** Those that could be simulated: the stack got steady with the habits, and both faults landed. */
  readonly simulated: number;
  /** Different pairs of rows among them, in their order. */
  readonly pairs: number;
  /** The likeliest first: by few suppositions, then by how often. */
  readonly suspicions: readonly Suspicion[];
}

interface Tally {
  tried: number;
  broken: number;
  best: Pick<Suspicion, 'schedule' | 'habits' | 'broke'> | null;
}

export async function searchPairs(input: SearchInput): Promise<SearchResult> {
  const { stack, count, recovery, seed, pause, progress } = input;
  const pairs = pairsInTurn(input.rows, stack, seededBy(seed));
  const tallies = new Map<string, Tally>();
  const alone = aloneOn(input);
  let simulated = 0;
  for (let number = 1; number <= count && pairs.length > 0; number += 1) {
    await pause();
    const random = seededBy(`${seed}/${number}`);
    const schedule = scheduleOf(pairs[(number - 1) % pairs.length]!, random);
    const habits = drawHabits(input.possible, random);
    const broke = await runSchedule(stack, { schedule, habits, recovery, seed: `${seed}/${number}` });
    if (broke !== null) {
      simulated += 1;
      const tally = tallyOf(tallies, schedule);
      tally.tried += 1;
      if (broke.length > 0 && (await alone(schedule, habits))) {
        tally.broken += 1;
        if (tally.best === null || suppositions(habits) < suppositions(tally.best.habits)) {
          tally.best = { schedule, habits, broke };
        }
      }
    }
    progress(number, [...tallies.values()].filter(({ best }) => best !== null).length);
  }
  const suspicions = [...tallies.values()].flatMap(({ tried, broken, best }) =>
    best === null ? [] : [{ ...best, tried, broken }],
  );
  return { simulated, pairs: tallies.size, suspicions: suspicions.toSorted(byLikelihood) };
}

/** By few suppositions, then by how often it breaks. */
export const byLikelihood = (a: Suspicion, b: Suspicion): number =>
  suppositions(a.habits) - suppositions(b.habits) || b.broken / b.tried - a.broken / a.tried;

function tallyOf(tallies: Map<string, Tally>, { first, second }: Schedule): Tally {
  const key = `${first.row} + ${second?.row ?? ''}`;
  const known = tallies.get(key) ?? { tried: 0, broken: 0, best: null };
  tallies.set(key, known);
  return known;
}

/** Half of the services have their plain habit, where that is possible: what is found then supposes little. */
function drawHabits(possible: SearchInput['possible'], random: () => number): Habits {
  return new Map(
    [...possible].map(([service, habits]) => {
      const plain = random() < 0.5 && habits.includes(plainHabit);
      const drawn = habits[Math.floor(random() * habits.length)]!;
      return [service, plain ? plainHabit : drawn];
    }),
  );
}

/** Whether neither of its faults breaks anything alone; each is asked once for each habits. */
function aloneOn({ stack, recovery, seed, pause }: SearchInput) {
  const known = new Map<string, boolean>();
  return async (schedule: Schedule, habits: Habits): Promise<boolean> => {
    for (const one of eachAlone(schedule)) {
      const key = `${one.first.row} ${one.first.hold} ${habitsKey(habits)}`;
      let holds = known.get(key);
      if (holds === undefined) {
        await pause();
        const broke = await runSchedule(stack, { schedule: one, habits, recovery, seed: `${seed}/${key}` });
        holds = broke !== null && broke.length === 0;
        known.set(key, holds);
      }
      if (!holds) return false;
    }
    return true;
  };
}
