/** What a suspicion really takes for granted: every habit that it does without is taken back. */
import { eachAlone, type Schedule } from '../model/schedule.ts';
import type { ServiceName } from '../model/stack.ts';
import { allHabits, type Habit, type Habits, plainHabit } from './habits.ts';

/** Whether something breaks, once. */
export type Breaks = (schedule: Schedule, habits: Habits) => Promise<boolean>;

/** The same schedule breaks something with these habits too, and neither of its faults does alone. */
export async function fewestSuppositions(
  schedule: Schedule,
  given: Habits,
  possible: ReadonlyMap<ServiceName, readonly Habit[]>,
  breaks: Breaks,
): Promise<Habits> {
  const stillPairOnly = async (habits: Habits): Promise<boolean> => {
    if (!(await breaks(schedule, habits))) return false;
    for (const alone of eachAlone(schedule)) if (await breaks(alone, habits)) return false;
    return true;
  };
  let habits = given;
  for (const [service, habit] of given) {
    for (const plainer of plainerThan(habit)) {
      if (!(possible.get(service) ?? []).includes(plainer)) continue;
      const candidate = new Map(habits).set(service, plainer);
      if (!(await stillPairOnly(candidate))) continue;
      habits = candidate;
      break;
    }
  }
  return habits;
}

/** Nothing supposed, or one thing less; the plainest first. */
function plainerThan({ start, reconnects }: Habit): readonly Habit[] {
  const wanted = [plainHabit, { ...plainHabit, start }, { ...plainHabit, reconnects }];
  return wanted
    .flatMap((one) => allHabits.filter((known) => known.start === one.start && known.reconnects === one.reconnects))
    .filter((one) => one.start !== start || one.reconnects !== reconnects);
}
