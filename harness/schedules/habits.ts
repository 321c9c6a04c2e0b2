/** How a program may treat what it needs, where nobody has told: each way is tried, but for those that the measured rows rule out. */
import { listText } from '../model/count-text.ts';
import type { ServiceName } from '../model/stack.ts';

export interface Habit {
  /** What it does as it starts: nothing of the kind, waits until all answer, or ends with 1 where one does not. */
  readonly start: 'at once' | 'waits' | 'ends';
  /** How often it connects again to a process that is not the one it knew. */
  readonly reconnects: 'always' | 'once' | 'never';
}

export const allHabits: readonly Habit[] = (['at once', 'waits', 'ends'] as const).flatMap((start) =>
  (['always', 'once', 'never'] as const).map((reconnects) => ({ start, reconnects })),
);

/** What is taken of a service of which nothing is supposed. */
export const plainHabit: Habit = allHabits[0]!;

/** By service; one that is left out has the plain one. */
export type Habits = ReadonlyMap<ServiceName, Habit>;

const startTexts = {
  'at once': null,
  waits: (needs: string) => `waits at its start until ${needs}`,
  ends: (needs: string) => `ends with 1 at its start unless ${needs}`,
} as const;

const connectionTexts = {
  always: null,
  once: 'connects again once in its life, and no more',
  never: 'keeps its first connection for ever',
} as const;

/** What is supposed of it, a sentence each; empty: nothing. */
export function habitTexts(service: ServiceName, needs: readonly ServiceName[], habit: Habit): readonly string[] {
  const answers = `${listText(needs)} ${needs.length === 1 ? 'answers' : 'answer'}`;
  const told = [startTexts[habit.start]?.(answers) ?? null, connectionTexts[habit.reconnects]];
  return told.flatMap((text) => (text === null ? [] : [`${service} ${text}`]));
}

/** How much is supposed: the fewer suppositions, the likelier. */
export const suppositions = (habits: Habits): number =>
  [...habits.values()].reduce(
    (sum, { start, reconnects }) =>
      sum + Number(start !== plainHabit.start) + Number(reconnects !== plainHabit.reconnects),
    0,
  );

/** Equal for equal habits. */
export const habitsKey = (habits: Habits): string =>
  [...habits].map(([service, { start, reconnects }]) => `${service}: ${start}, ${reconnects}`).join('; ');
