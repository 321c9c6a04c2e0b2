/** What a row has left behind: marks that are gone from their stores, processes and connections that stay. */
import type { Aftermath, ContainerCounts } from '../../model/aftermath.ts';
import { countText, plural } from '../../model/count-text.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import { endsProcess, isEndedByEngine } from '../../model/fault-facts.ts';
import type { ServiceName } from '../../model/stack.ts';

type Measured = Pick<MeasuredRow, 'analysis' | 'remedied'>;

/** What is only in memory goes with a process that is killed, or ends by itself. */
export const isAbrupt = (fault: Fault): boolean => endsProcess(fault) && !isEndedByEngine(fault);

/** Acknowledged before the fault, and not there after it, or after a remedy, though it was to be kept. */
export const lostMarks = ({ analysis, remedied }: Measured): Aftermath['marks'] =>
  [analysis, ...remedied]
    .flatMap(({ aftermath }) => aftermath?.marks.filter(({ kept }) => kept === false) ?? [])
    .filter(({ durable }) => durable || !isAbrupt(analysis.fault));

/** More than a start, or a few more requests, can explain; and three times what it was. */
const grownBy: ContainerCounts = { processes: 10, zombies: 5, connections: 50 };

const nouns: Readonly<Record<keyof ContainerCounts, readonly [one: string, many: string]>> = {
  processes: ['process', 'processes'],
  zombies: ['process that nobody collects', 'processes that nobody collects'],
  connections: ['connection', 'connections'],
};

export interface Stayed {
  readonly service: ServiceName;
  readonly text: string;
}

/** While a store is down its callers may have more connections: only what stays at the end of the row counts. */
export function stayedBehind({ analysis, remedied }: Measured): readonly Stayed[] {
  const last = remedied.findLast(({ aftermath }) => aftermath !== undefined) ?? analysis;
  return (analysis.aftermath?.counts ?? []).flatMap(({ service, replica, before }) => {
    const later = last.aftermath?.counts.find((one) => one.service === service && one.replica === replica)?.after;
    if (later === undefined) return [];
    return (['processes', 'zombies', 'connections'] as const).flatMap((what) => {
      const [was, is] = [before[what], later[what]];
      if (is - was < grownBy[what] || is < 3 * was) return [];
      const text = `${service} had ${plural(is, ...nouns[what])} when everything was over, and ${countText(was)} before`;
      return [{ service, text }];
    });
  });
}
