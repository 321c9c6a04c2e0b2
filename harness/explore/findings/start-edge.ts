/** A row in which the stack was started in a way that Compose does not start it, and to whom who suffers was too early. */
import type { ExploreFinding } from '../../model/exploration.ts';
import { effectOf } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { FindingsBasis, TriedMatrixRow } from './basis.ts';

/** Several came up at once, in another order, or without one of them. */
export function isStart({ row: { row } }: TriedMatrixRow): boolean {
  const { is } = effectOf(row.fault);
  return is === 'restartedTogether' || is === 'heldBack';
}

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
