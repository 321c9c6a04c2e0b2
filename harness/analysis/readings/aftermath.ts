/** What an experiment has left behind: marks that were acknowledged before and looked for after, and counts of both times. */
import type { Aftermath, AftermathEvent } from '../../model/aftermath.ts';
import type { Replica } from '../../model/event.ts';
import type { ExperimentName } from '../../model/scenario.ts';

type Told = Extract<AftermathEvent, { type: 'mark.told' }>;
type Counted = Extract<AftermathEvent, { type: 'processes.counted' }>;

/** Undefined: nobody looked. In a remedy's experiment stand the marks that the fault's had left and could not find yet. */
export function readAftermath(all: readonly AftermathEvent[], name: ExperimentName): Aftermath | undefined {
  const own = all.filter(({ experiment }) => experiment === name);
  if (own.length === 0) return undefined;
  const marks = own.filter((one) => one.type === 'mark.told');
  const counted = own.filter((one) => one.type === 'processes.counted');
  const found = marks.filter(({ when }) => when === 'after');
  const never = marks.filter((one) => one.when === 'before' && !found.some((other) => isSameMark(one, other)));
  return {
    marks: [...found, ...never].map(({ service, replica, by, where, durable, is, when }) => ({
      ...{ service, replica, by, where, durable },
      kept: when === 'before' || is === 'unknown' ? null : is === 'there',
    })),
    counts: counted.flatMap((one) => {
      const later = counted.find((other) => other.when === 'after' && isSame(one, other));
      if (one.when !== 'before' || later === undefined) return [];
      return [{ service: one.service, replica: one.replica, before: countsOf(one), after: countsOf(later) }];
    }),
  };
}

const isSame = (one: Replica, other: Replica): boolean =>
  one.service === other.service && one.replica === other.replica;

const isSameMark = (one: Told, other: Told): boolean => isSame(one, other) && one.where === other.where;

const countsOf = ({ processes, zombies, connections }: Counted): Aftermath['counts'][number]['before'] => ({
  processes,
  zombies,
  connections,
});
