/** Acknowledged writes against what was there after the recovery: plain sets, taken from the timeline. */
import type { EventOf } from '../../model/event.ts';
import { holds, rangesOf } from '../../model/number-ranges.ts';
import type { WritesReading } from '../../model/witness-reading.ts';
import type { EventIndex } from '../event-index.ts';
import type { ProbeSample } from './sample-columns.ts';

/** What was written in the experiment that was read back: numbers of earlier ones lie below its first. */
export const writesOf = ({ load, first, last }: EventOf<'writes.read'>, { loads }: EventIndex): ProbeSample[] =>
  [...(loads.get(load) ?? [])].filter(({ write }) => write !== undefined && write >= first && write <= last);

/** Null: the load writes nothing in this experiment, or it was not read back. */
export function readWrites(load: string, experiment: string, eventIndex: EventIndex): WritesReading | null {
  const read = eventIndex.writesRead.find((one) => one.load === load && one.experiment === experiment);
  if (read === undefined || read.found === null) return null;
  const found = read.found;
  const mine = writesOf(read, eventIndex);
  const there = (write: number): boolean => holds(found, write);
  const acknowledged = mine.filter((one) => one.outcome === 'ok').map((one) => one.write!);
  const lost = acknowledged.filter((write) => !there(write));
  return {
    acknowledged: acknowledged.length,
    kept: acknowledged.length - lost.length,
    lost: rangesOf(lost),
    unacknowledgedKept: mine.filter((one) => one.outcome !== 'ok' && there(one.write!)).length,
  };
}
