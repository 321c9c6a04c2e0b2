/** The edge to what was not there as a service started. */
import type { ExploreFinding } from '../../model/exploration.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { FindingsBasis, TriedMatrixRow } from './basis.ts';

/** To who was left out, else to the only one that it asks; null: it may have been any. */
export const startEdge = (
  { learned }: FindingsBasis,
  { row }: TriedMatrixRow,
  service: ServiceName,
): ExploreFinding['edge'] => {
  const { target } = row.row.fault;
  const direct = learned.edges.filter(({ from }) => from === service);
  const missing = direct.find(({ to }) => to === target) ?? (direct.length === 1 ? direct[0] : undefined);
  return missing === undefined ? null : { from: missing.from, to: missing.to };
};
