/** Services that keep more processes or connections after each trouble. */
import { stayedBehind } from '../matrix/left-behind.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';

export const leaks = ({ tried }: FindingsBasis): readonly RowFinding[] =>
  tried.flatMap((row) =>
    stayedBehind(row.measured).map(
      ({ service, text }): RowFinding => ({
        ...{ weakness: 'leaks', service, edge: null, severity: 'warning', row, weight: 0 },
        sentence: `${text}: it does not give back what '${row.row.row.key}' made it take`,
        learn: `${service} must close what it no longer needs, and collect its children`,
      }),
    ),
  );
