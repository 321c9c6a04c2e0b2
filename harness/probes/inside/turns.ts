/** Which turns of a probe have been told of, so that those of which nobody will tell are known. */

import type { ProbeEnded } from '../../model/probe-ended.ts';
import { between, type Instant } from '../../model/time.ts';
import { endedEvent, unsentAnswer } from '../ended.ts';
import { dueOf, type ProbeSchedule } from '../probe-schedule.ts';

export interface Turns {
  /** `slot`: the first that was not told of. */
  readonly schedule: ProbeSchedule;
  /** Later ones that were. */
  readonly told: Set<number>;
}

/** A later answer may come first. */
export function markTold({ schedule, told }: Turns, due: Instant): void {
  told.add(Math.round(between(schedule.start, due) / schedule.period));
  passTold({ schedule, told });
}

function passTold({ schedule, told }: Turns): void {
  while (told.delete(schedule.slot)) schedule.slot += 1;
}

/** When the first turn was due of which nothing was told. */
export const nextUntold = ({ schedule }: Turns): Instant => dueOf(schedule);

/** What stands in the timeline of that turn: it was neither good nor bad. The next one is then the first. */
export function takeUnseen(turns: Turns): ProbeEnded {
  const { schedule } = turns;
  const [number, due] = [schedule.slot, dueOf(schedule)];
  const connection = schedule.connections[number % schedule.connections.length]!;
  schedule.slot += 1;
  passTold(turns);
  return endedEvent(schedule, { number, connection, due }, { ...unsentAnswer(due), outcome: 'no_data' });
}
