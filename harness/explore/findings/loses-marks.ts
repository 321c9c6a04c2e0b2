/** What a store had acknowledged before a row, and did not have after it: a mark that was left by its own client. */
import { listText } from '../../model/count-text.ts';
import { endsProcess, servicesStruck } from '../../model/fault-facts.ts';
import type { ServiceName } from '../../model/stack.ts';
import { isAbrupt, lostMarks } from '../matrix/left-behind.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';

/** A Redis that takes snapshots, and forgets all the same whenever it ends, is a cache. One that has kept what it had over an end of its process means to keep it. */
const meansToKeep = ({ tried }: FindingsBasis, store: ServiceName): boolean =>
  tried.some(
    ({ measured: { analysis }, row: { row } }) =>
      endsProcess(row.fault) &&
      servicesStruck(row.fault).includes(store) &&
      analysis.aftermath?.marks.some(({ service, kept }) => service === store && kept === true) === true,
  );

export const losesMarks = (basis: FindingsBasis): readonly RowFinding[] =>
  basis.tried.flatMap((row) => {
    const { fault, key } = row.row.row;
    return lostMarks(row.measured).flatMap(({ service, by, where, durable }): readonly RowFinding[] => {
      if (by === 'file') return [];
      if (!durable && (isAbrupt(fault) || !meansToKeep(basis, service))) return [];
      const paths = basis.learned.services.find(({ name }) => name === service)?.losesWithContainer ?? [];
      const why = paths.length === 0 ? '' : `: it keeps it in ${listText(paths)}, which goes with its container`;
      return [
        {
          ...{ weakness: 'loses data', service, edge: null, severity: 'severe', row, weight: 1 },
          sentence: `${service} loses what it has acknowledged: what was written by ${by} before '${key}' was gone after it (${where})${why}`,
          learn: null,
        },
      ];
    });
  });
