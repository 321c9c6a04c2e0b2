/** Which habits of a service agree with what was measured: a row that it came through, or did not. */
import type { MeasuredRow } from '../model/explore-row.ts';
import { servicesTouched } from '../model/fault-facts.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';
import { allHabits, type Habit, plainHabit } from './habits.ts';
import { brokenInvariants } from './invariants.ts';
import { runSchedule } from './run-schedule.ts';
import type { SimulatedStack } from './simulated-stack.ts';

export interface KnownRows {
  readonly measured: readonly MeasuredRow[];
  readonly recovery: Duration;
  readonly seed: string;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
}

/** Of each service that needs another: the habits that are possible. Where none agrees with all that was measured, every one is. */
export async function possibleHabits(
  stack: SimulatedStack,
  evidence: KnownRows,
): Promise<ReadonlyMap<ServiceName, readonly Habit[]>> {
  const found = new Map<ServiceName, readonly Habit[]>();
  for (const { name, needs } of stack.services) {
    if (needs.length === 0) continue;
    const telling = evidence.measured.filter(({ row }) =>
      servicesTouched(row.fault).some((one) => one === name || needs.includes(one)),
    );
    const agreeing: Habit[] = [];
    for (const habit of allHabits) if (await agrees(stack, name, habit, telling, evidence)) agreeing.push(habit);
    found.set(name, agreeing.length === 0 ? allHabits : agreeing);
  }
  return found;
}

async function agrees(
  stack: SimulatedStack,
  name: ServiceName,
  habit: Habit,
  telling: readonly MeasuredRow[],
  { recovery, seed, pause }: KnownRows,
): Promise<boolean> {
  for (const { row, analysis } of telling) {
    const seen = brokenInvariants(analysis);
    if (seen === null || row.second !== undefined) continue;
    await pause();
    const { key, fault, hold } = row;
    const schedule = { first: { row: key, fault, hold }, second: null };
    const expected = await runSchedule(stack, { schedule, habits: new Map([[name, habit]]), recovery, seed });
    if (expected === null && habit !== plainHabit) return false;
    if (expected !== null && expected.length > 0 !== seen.length > 0) return false;
  }
  return true;
}
